const only = (name, room, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...allowed.map((place) => `^src/${place}`)] },
});

/** Inside `room`, each folder imports only the folders listed for it, and itself. */
const layered = (room, layers, comment) =>
  Object.entries(layers).map(([folder, allowed]) => ({
    name: `${room.replaceAll('/', '-')}-${folder.replaceAll('/', '-')}`,
    comment,
    severity: 'error',
    from: { path: `^src/${room}/${folder}/` },
    to: { path: `^src/${room}/`, pathNot: [folder, ...allowed].map((place) => `^src/${room}/${place}(/|[.]ts$)`) },
  }));

const PRIMITIVES = ['invariant', 'text', 'digest', 'once', 'tree', 'api-url', 'schedule', 'edit-distance'];
const BELOW_HIRE = ['shared', 'state', 'access', 'missions', 'observe', 'gate', 'publish'];
const upTo = (folders, count) => folders.slice(0, count);

/** The arrows of docs/ARCHITECTURE.md. Each rule says why it stands. */
export default {
  forbidden: [
    only(
      'core-is-pure',
      'core',
      [],
      'The core decides about money. It must run the same everywhere, so it imports no other module.',
    ),
    {
      name: 'core-has-no-world',
      comment: 'No I/O, clock, environment or package in the core. node:crypto is allowed for hashing, which is pure.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: ['^crypto$', '^node:crypto$'],
      },
    },
    ...layered(
      'core',
      {
        domain: PRIMITIVES,
        ports: [...PRIMITIVES, 'domain'],
      },
      'The domain is built from primitives, and the ports speak only of the domain.',
    ),
    only(
      'action-imports-core',
      'action',
      ['core/'],
      "The runner's side does not depend on the marketplace or GitHub's API.",
    ),
    ...layered(
      'action',
      {
        input: ['failure'],
        config: ['failure', 'input'],
        output: ['failure', 'input'],
        runner: ['failure', 'input', 'config', 'output'],
        event: ['failure', 'input', 'config', 'output', 'runner'],
      },
      'Inputs come first, then config and outputs, then the runner, then the event.',
    ),
    only(
      'flow-imports-ports',
      'flow',
      ['core/'],
      'Effects go through ports, so that the simulation runs the real flow.',
    ),
    ...layered(
      'flow',
      {
        shared: [],
        state: upTo(BELOW_HIRE, 1),
        access: upTo(BELOW_HIRE, 2),
        missions: upTo(BELOW_HIRE, 3),
        observe: upTo(BELOW_HIRE, 4),
        gate: upTo(BELOW_HIRE, 5),
        publish: upTo(BELOW_HIRE, 6),
        hire: BELOW_HIRE,
        settle: BELOW_HIRE,
        run: [...BELOW_HIRE, 'hire', 'settle'],
        commands: [...BELOW_HIRE, 'hire', 'settle', 'run'],
        sweep: [...BELOW_HIRE, 'hire', 'settle', 'run'],
        doctor: ['shared'],
      },
      'The folders of the flow are a total order. Hiring and settling never import each other.',
    ),
    only('http-imports-core', 'http', ['core/'], 'The one HTTP client serves both remote sides and imports neither.'),
    only(
      'marketplace-imports-http',
      'marketplace',
      ['core/', 'http/'],
      'A remote side imports the core and the HTTP client.',
    ),
    only('github-imports-http', 'github', ['core/', 'http/'], 'A remote side imports the core and the HTTP client.'),
    ...layered(
      'github',
      {
        api: [],
        comments: ['api'],
        checks: ['api'],
        locks: ['api'],
        repository: ['api'],
        pulls: ['api', 'comments', 'checks', 'locks', 'repository'],
      },
      'The API comes first, then one folder per noun. Only pull requests read several nouns at once.',
    ),
    only('report-is-pure', 'report', ['core/'], 'Rendering reads values and returns text.'),
    ...layered(
      'report',
      { markdown: [], view: ['markdown'], render: ['markdown', 'view'] },
      'A view is built first, then rendered as Markdown.',
    ),
    {
      name: 'sandbox-imports-wire',
      comment: 'The sandbox shares only the wire format with the action.',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^src/', pathNot: ['^src/sandbox/', '^src/core/', '^src/marketplace/wire[.]ts$'] },
    },
    {
      name: 'report-has-no-world',
      comment: 'Rendering is pure.',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'app-is-the-top',
      comment: 'The app composes. Nothing below it imports it, and only index starts it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/index[.]ts$', '^src/app/'] },
      to: { path: '^src/(app/|index[.]ts$)' },
    },
    {
      name: 'src-imports-no-tests',
      comment: 'The action must not depend on stand-ins.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(__tests__|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle has no top to read from.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'A missing module is a mistake.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
