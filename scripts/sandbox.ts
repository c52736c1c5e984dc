/** `npm run sandbox`: the marketplace on your own machine, from the sources. */
import { main } from '../src/sandbox/cli/main.ts';

await main(process.argv.slice(2), 'npm run sandbox --');
