import { openMemory, openSocket } from '../sandbox/open.ts';
import { describeMarketplaceApi } from './marketplace-api.ts';

describeMarketplaceApi('memory', openMemory);
describeMarketplaceApi('a socket', openSocket);
