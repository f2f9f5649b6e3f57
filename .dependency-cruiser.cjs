// The house's import rules (ARCHITECTURE.md). Slices stand in an order: each may call those above it, through their index.ts alone.
const order = [
  'people',
  'cases',
  'voice',
  'system',
  'outcomes',
  'measures',
  'resources',
  'plan',
  'allocation',
  'market',
  'procurement',
  'agreements',
  'learning',
  'thread',
];

const slicesBelow = order.map((slice, index) => ({
  name: `${slice}-imports-no-lower-slice`,
  severity: 'error',
  from: { path: `^src/slices/${slice}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^src/slices/(${order.slice(index + 1).join('|') || 'none'})/` },
}));

const doors = order.map((slice) => ({
  name: `${slice}-is-entered-by-its-index`,
  severity: 'error',
  from: { path: '^(src/slices|src/cli|demo)', pathNot: `^src/slices/${slice}/` },
  to: { path: `^src/slices/${slice}/`, pathNot: `^src/slices/${slice}/index\\.ts$` },
}));

module.exports = {
  forbidden: [
    ...slicesBelow,
    ...doors,
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-slice',
      severity: 'error',
      from: { path: '^src/platform' },
      to: { path: '^src/(slices|engines)' },
    },
    {
      name: 'standards-are-pure',
      severity: 'error',
      from: { path: '^src/standards', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(slices|platform/(db|http|act|accounts|messages))' },
    },
    {
      name: 'engines-stand-alone',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|node:)', pathNot: '^src/engines/($1|intervals|concentration)/' },
    },
    {
      name: 'rules-and-access-are-pure',
      severity: 'error',
      from: { path: '^src/slices/.+/access\\.ts$' },
      to: {
        path: '(-store\\.ts$|^src/platform/(db|http|files|clock)|kysely|^node:|fastify)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      from: { path: '^src/slices/', pathNot: '(-store\\.ts|\\.test\\.ts)$' },
      to: { path: 'node_modules/(kysely|pg)/' },
    },
    {
      name: 'time-chance-and-files-have-one-door',
      severity: 'error',
      from: { path: '^src/slices', pathNot: '\\.test\\.ts$' },
      to: { path: '^(node:)?(fs|crypto|child_process|net|http|https|worker_threads)' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.ts$' },
      to: { path: '(\\.test\\.ts$|^test/|^bench/)' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { pathNot: '^src/platform/views/islands' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
