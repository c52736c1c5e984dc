import { openMemory, openSocket } from '../support/sandbox/open.ts';
import { describeBadInput } from './bad-input.ts';
import { describeMarketplaceApi } from './marketplace-api.ts';
import { describeApiPage } from './api-page.ts';

describeMarketplaceApi('memory', openMemory);
describeMarketplaceApi('a socket', openSocket);
describeApiPage('memory', openMemory);
describeApiPage('a socket', openSocket);
// `npm run test:all` plays ten thousand.
describeBadInput('memory', openMemory, { fuzzed: process.env['TEST_SUITE'] === 'fast' ? 1_000 : 10_000 });
describeBadInput('a socket', openSocket, { fuzzed: 500 });
