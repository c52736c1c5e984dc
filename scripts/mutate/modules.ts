/** A fresh copy of the project's modules, loaded from source into this process: as many as wanted, forgotten when dropped. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
// By its default export: the classes are there only under `--experimental-vm-modules`, and Stryker looks in here without it too.
import vm from 'node:vm';

export type Exports = Readonly<Record<string, unknown>>;

/** What is put in the place of a module, by its specifier, or for one of the project's own by the end of its path. */
export type Substitutes = ReadonlyMap<string, Exports>;

const sources = new Map<string, string>();

export class ModuleGraph {
  readonly #modules = new Map<string, Promise<vm.Module>>();
  readonly #substitutes: Substitutes;

  constructor(substitutes: Substitutes) {
    this.#substitutes = substitutes;
  }

  /** Loads a file of the project with everything that it imports, and gives its exports. */
  async import(path: string): Promise<Exports> {
    return exportsOf(await this.#evaluate(pathToFileURL(path).href));
  }

  async #evaluate(url: string): Promise<vm.Module> {
    const module = await this.#module(url);
    if (module.status === 'unlinked') await module.link((specifier, from) => this.#resolve(specifier, from.identifier));
    await module.evaluate();
    return module;
  }

  #resolve(specifier: string, from: string): Promise<vm.Module> {
    return this.#module(specifier.startsWith('.') ? new URL(specifier, from).href : specifier);
  }

  #module(name: string): Promise<vm.Module> {
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    const created = this.#create(name);
    this.#modules.set(name, created);
    return created;
  }

  async #create(name: string): Promise<vm.Module> {
    const substitute = [...this.#substitutes].find(([end]) => name === end || name.endsWith(`/${end}`));
    if (substitute !== undefined) return synthetic(name, substitute[1]);
    if (!name.startsWith('file:')) return synthetic(name, (await import(name)) as Exports);
    if (name.endsWith('.json')) return synthetic(name, { default: JSON.parse(readFileSync(new URL(name), 'utf8')) });
    return new vm.SourceTextModule(sourceOf(name), {
      identifier: name,
      initializeImportMeta: (meta) => {
        const path = fileURLToPath(name);
        Object.assign(meta, {
          url: name,
          filename: path,
          dirname: dirname(path),
          resolve: (to: string) => import.meta.resolve(to),
        });
      },
      importModuleDynamically: async (specifier: string) =>
        this.#evaluate((await this.#resolve(specifier, name)).identifier),
    });
  }
}

function synthetic(identifier: string, exports: Exports): vm.Module {
  const names = Object.keys(exports);
  return new vm.SyntheticModule(
    names,
    function (this: vm.SyntheticModule) {
      for (const name of names) this.setExport(name, exports[name]);
    },
    { identifier },
  );
}

function sourceOf(url: string): string {
  const known = sources.get(url);
  if (known !== undefined) return known;
  const source = stripTypeScriptTypes(readFileSync(new URL(url), 'utf8'), { mode: 'strip' });
  sources.set(url, source);
  return source;
}

function exportsOf(module: vm.Module): Exports {
  return module.namespace as Exports;
}
