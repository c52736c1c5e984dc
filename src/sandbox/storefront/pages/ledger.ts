/** The page of the ledger: audit, accounts, transfers. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { Audit } from '../../audit/audit.ts';
import type { Transfer } from '../../ledger/ledger.ts';
import { linkMission } from './board.ts';
import type { Page } from '../html/document.ts';
import { html, showText, type Html } from '../html/html.ts';
import { renderBadge } from './icons.ts';
import { formatCount, showTime, formatSignedUsd, formatNumber } from './labels.ts';

/** The balance of one account, in integer cents. */
export interface Account {
  readonly account: string;
  readonly cents: number;
}

/** A page of a longer list. `next` is the query of the next page, or null on the last page. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly next: string | null;
}

/** The content of the ledger's page. `auditedAt` is ms since the epoch. */
export interface LedgerPageView {
  readonly audit: Audit;
  readonly auditedAt: number;
  readonly accounts: ListPage<Account>;
  /** The number of accounts with a zero balance, such as paid-out escrow. They are not in `accounts`. */
  readonly emptyAccounts: number;
  readonly transfers: ListPage<Transfer>;
}

const KINDS: Readonly<Record<Transfer['kind'], string>> = {
  deposit: 'Deposit',
  hold: 'Hold in escrow',
  release: 'Release',
  refund: 'Refund',
};

const ACCOUNT_TYPES: Readonly<Record<string, string>> = {
  customer: 'Customer',
  escrow: 'Escrow',
  specialist: 'Specialist',
};

/** Returns an account such as `specialist:Software engineer` as HTML. */
function nameAccount(account: string): Html {
  const at = account.indexOf(':');
  if (at === -1) return html`${account === 'outside' ? 'Outside (where deposits come from)' : 'Platform (fees)'}`;
  const [accountType, ownerId] = [account.slice(0, at), account.slice(at + 1)];
  const name = accountType === 'escrow' ? linkMission(ownerId, html`<code>${ownerId}</code>`) : showText(ownerId);
  return html`${ACCOUNT_TYPES[accountType] ?? accountType} <span class="whose">${name}</span>`;
}

function showTransfer({ id, at, kind, entries }: Transfer): Html {
  const [first, ...more] = entries.map(
    ({ account, cents }) => html`<td>${nameAccount(account)}</td><td class="money">${formatSignedUsd(cents)}</td>`,
  );
  return html`<tbody data-key="${id}">
    <tr>
      <th scope="rowgroup" rowspan="${entries.length}">
        ${KINDS[kind]}<span class="muted small"> #${id}<br />${showTime(at, 'short')}</span>
      </th>
      ${first ?? null}
    </tr>
    ${more.map((entry) => html`<tr>${entry}</tr>`)}
  </tbody>`;
}

/** Returns a table of transfers with both sides of each. */
export function showTransfers(transfers: readonly Transfer[], caption: string): Html {
  return html`<table class="transfers">
    <caption class="unseen">${caption}</caption>
    <thead>
      <tr>
        <th scope="col">Transfer</th>
        <th scope="col">Account</th>
        <th scope="col" class="money">Amount</th>
      </tr>
    </thead>
    ${transfers.map(showTransfer)}
  </table>`;
}

function showAudit({ ok, problems, transfers, missions }: Audit, at: number): Html {
  const proofs = [
    `${formatCount(transfers, 'transfer')}: the entries of each sum to zero`,
    'All balances together sum to zero, and none but the outside is below it',
    'Every balance replays from the entries alone',
    `${formatCount(missions, 'mission')}: escrow was held and paid out at most once, as the mission says`,
    "Every specialist's Agent Rank replays from the journal",
  ];
  const lines = ok
    ? proofs.map((one) => renderBadge('good', one))
    : problems.slice(0, 50).map((one) => renderBadge('bad', showText(one)));
  return html`<p class="verdict">
      ${ok ? renderBadge('good', 'The books are in order') : renderBadge('bad', `${formatCount(problems.length, 'problem')} in the books`)}
      <span class="muted small">audited ${showTime(at)}</span>
    </p>
    <ul class="proofs">
      ${lines.map((one) => html`<li>${one}</li>`)}
    </ul>`;
}

function showNext({ next }: ListPage<unknown>, linkText: string): Html | null {
  return next === null ? null : html`<p class="more"><a href="/ledger?${next}">${linkText}</a></p>`;
}

function showAccounts(accounts: ListPage<Account>, empty: number): Html {
  const rows = accounts.items.map(
    ({ account, cents }) =>
      html`<tr data-key="${account}">
        <th scope="row">${nameAccount(account)}</th>
        <td class="money">${cents === 0 ? formatUsd(0) : formatSignedUsd(cents)}</td>
      </tr>`,
  );
  return html`<table class="accounts">
      <caption class="unseen">
        Accounts and their balances
      </caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" class="money">Balance</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${empty === 0 ? null : html`<p class="muted small">${formatCount(empty, 'account stands', 'accounts stand')} at zero.</p>`}`;
}

/** Returns the page `/ledger`. */
export function renderLedger({ audit, auditedAt, accounts, emptyAccounts, transfers }: LedgerPageView): Page {
  return {
    title: 'Ledger',
    activeSection: 'ledger',
    body: html`<h1>Ledger</h1>
      <section class="panel" aria-labelledby="audit">
        <h2 id="audit">Audit</h2>
        ${showAudit(audit, auditedAt)}
      </section>
      <div class="columns">
        <section class="panel wide" aria-labelledby="transfers">
          <h2 id="transfers">Transfers <span class="count">${formatNumber(transfers.total)}</span></h2>
          ${showTransfers(transfers.items, 'Transfers, newest first')} ${showNext(transfers, 'Older transfers')}
        </section>
        <section class="panel side" aria-labelledby="accounts">
          <h2 id="accounts">Accounts <span class="count">${formatNumber(accounts.total)}</span></h2>
          ${showAccounts(accounts, emptyAccounts)} ${showNext(accounts, 'More accounts')}
        </section>
      </div>`,
  };
}
