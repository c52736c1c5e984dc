import { openMemory, openSocket } from '../support/sandbox/open.ts';
import { describeBadInput } from './bad-input.ts';
import { describeMarketplaceApi } from './marketplace-api.ts';
import { describeApiPage } from './api-page.ts';

describeMarketplaceApi('memory', openMemory);
describeMarketplaceApi('a socket', openSocket);
describeApiPage('memory', openMemory);
describeApiPage('a socket', openSocket);
describeBadInput('memory', openMemory, { fuzzed: 10_000 });
describeBadInput('a socket', openSocket, { fuzzed: 500 });
