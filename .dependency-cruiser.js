const only = (name, room, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...allowed.map((place) => `^src/${place}/`)] },
});

/** The arrows of docs/ARCHITECTURE.md. Each rule says why it stands. */
export default {
  forbidden: [
    only(
      'core-is-pure',
      'core',
      [],
      'The core decides about money; it must run the same everywhere, so it knows nobody.',
    ),
    {
      name: 'core-has-no-world',
      comment: 'No I/O, clock, environment or package in the core. node:crypto is let in for hashing, which is pure.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: ['^crypto$', '^node:crypto$'],
      },
    },
    only('action-knows-core', 'action', ['core'], "The runner's side does not know the marketplace or GitHub's API."),
    only('flow-knows-ports', 'flow', ['core'], 'Effects go through ports, so that the simulation runs the real flow.'),
    only('http-knows-core', 'http', ['core'], 'The one door for HTTP serves both remote sides and knows neither.'),
    only('marketplace-knows-door', 'marketplace', ['core', 'http'], 'A remote side knows the core and the door.'),
    only('github-knows-door', 'github', ['core', 'http'], 'A remote side knows the core and the door.'),
    only('report-is-pure', 'report', ['core'], 'Rendering reads values and returns text.'),
    {
      name: 'sandbox-knows-wire',
      comment: 'The sandbox speaks the wire format and is otherwise a world of its own.',
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
      name: 'nothing-points-at-main',
      comment: 'main composes; only index starts it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/index[.]ts$'] },
      to: { path: '^src/(main|index)[.]ts$' },
    },
    {
      name: 'src-knows-no-tests',
      comment: 'The action must not know that stand-ins exist.',
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
