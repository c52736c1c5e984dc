/** The roster: profiles from the scenario, and ranks from the journal. */
import type { Fact, Journal } from '../ledger/journal.ts';
import type { Candidate } from './matching.ts';
import { compareByRank } from './matching.ts';
import { advanceRank, createRankState, toRank, toScore, type RankState } from '../ledger/rank.ts';
import type { Profile } from '../scenario/scenario.ts';
import type { Store } from '../store/store.ts';
import type { WireSpecialist } from '../wire/wire.ts';
import { InvariantError } from '../../core/invariant.ts';

export type { WireSpecialist } from '../wire/wire.ts';

/** A specialist: its profile from the scenario and its current rank. */
export interface ListedSpecialist extends Candidate {
  readonly profile: Profile;
  readonly rankState: RankState;
}

/** The roster of a store. */
export interface Roster {
  /** Adds new specialists, updates known profiles, and unlists those that the scenario no longer has. */
  enroll(profiles: readonly Profile[], at: number): void;
  /** Returns the listed specialists, best Agent Rank first. */
  listed(): readonly ListedSpecialist[];
  /** Returns a specialist, also one that is no longer listed: its open missions continue. */
  find(name: string): ListedSpecialist | undefined;
  /** Updates the rank of the fact's specialist. */
  record(fact: Fact & { readonly specialist: string }): void;
  /** Returns the state of every specialist by name. */
  rankStates(): ReadonlyMap<string, RankState>;
}

interface Row extends RankState {
  readonly profile: string;
}

function toListedSpecialist({ profile: text, weight, total, missions }: Row): ListedSpecialist {
  const profile = JSON.parse(text) as Profile;
  const rankState = { weight, total, missions };
  return {
    name: profile.name,
    tier: profile.tier,
    categories: profile.categories,
    rank: toRank(rankState),
    profile,
    rankState,
  };
}

/** Returns a specialist as the API shows it. */
export function toWireSpecialist({ profile, rankState, rank }: ListedSpecialist): WireSpecialist {
  return {
    persona: profile.persona,
    name: profile.name,
    type: profile.type,
    tier: profile.tier,
    rank,
    score: toScore(rankState),
    missions: rankState.missions,
    price: `$${(profile.priceUsd / 100).toFixed(2).replace(/\.00$/, '')} / mission`,
  };
}

function addSpecialist(store: Store, journal: Journal, profile: Profile, at: number): void {
  const { weight, total, missions } = createRankState(profile.rank, profile.missions);
  store.run(
    'INSERT INTO specialists (name, profile, listed, weight, total, missions) VALUES (?, ?, 1, ?, ?, ?)',
    ...[profile.name, JSON.stringify(profile), weight, total, missions],
  );
  journal.append(at, { event: 'enrolled', specialist: profile.name, rank: profile.rank, missions: profile.missions });
}

function updateProfile(store: Store, profile: Profile): void {
  const update = 'UPDATE specialists SET listed = 1, profile = ? WHERE name = ?';
  store.run(update, JSON.stringify(profile), profile.name);
}

/** Creates the roster of a store. The caller opens the transaction. */
export function createRoster(store: Store, journal: Journal): Roster {
  const find = (name: string): ListedSpecialist | undefined => {
    const row = store.get<Row>('SELECT profile, weight, total, missions FROM specialists WHERE name = ?', name);
    return row && toListedSpecialist(row);
  };
  return {
    find,
    enroll(profiles, at) {
      store.run('UPDATE specialists SET listed = 0');
      for (const profile of profiles) {
        if (find(profile.name) === undefined) addSpecialist(store, journal, profile, at);
        else updateProfile(store, profile);
      }
    },
    listed: () =>
      store
        .all<Row>('SELECT profile, weight, total, missions FROM specialists WHERE listed = 1')
        .map(toListedSpecialist)
        .sort(compareByRank),
    record(fact) {
      const known = find(fact.specialist);
      if (known === undefined) throw new InvariantError(`no specialist "${fact.specialist}" for ${fact.event}`);
      const next = advanceRank(known.rankState, fact);
      if (next === known.rankState) return;
      store.run(
        'UPDATE specialists SET weight = ?, total = ?, missions = ? WHERE name = ?',
        ...[next.weight, next.total, next.missions, fact.specialist],
      );
    },
    rankStates: () =>
      new Map(
        store
          .all<RankState & { name: string }>('SELECT name, weight, total, missions FROM specialists')
          .map(({ name, ...rankState }) => [name, rankState]),
      ),
  };
}
