import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { runDraws, summarise } from '#engines/retender/index.ts';
import { runInThreads } from '#slices/market/index.ts';
import { readScenario } from '#standards/retender-scenario/index.ts';
import { runCommand } from './command.ts';
import { retender } from './retender.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-scenario-'));
after(() => rmSync(folder, { recursive: true }));
const file = (content: string | Buffer): string => {
  const name = path.join(folder, 'scenario.json');
  writeFileSync(name, content);
  return name;
};

const zones = ['Harbour', 'Fell'];
const market = {
  title: 'Two zones',
  seed: 3,
  draws: 40,
  paths: 10,
  rounds: 5,
  providers: zones.flatMap((zone, place) =>
    Array.from({ length: place === 0 ? 8 : 2 }, (_, at) => ({
      id: `${zone} ${at}`,
      type: at === 0 ? 'large' : 'sme',
      capacity: 40_000,
      cost: 22.8,
      areas: [zone],
    })),
  ),
  lots: zones.map((zone) => ({ id: zone, area: zone, units: 60_000, price: 23.4 })),
  strategies: [
    { id: 'zones', terms: { awards: 3, termRounds: 2 } },
    { id: 'prime', terms: { awards: 1, termRounds: 4 }, lots: [{ id: 'all', units: 120_000, price: 23.4 }] },
  ],
};

/** What a command prints, and its exit code. */
async function printed(...args: string[]): Promise<{ code: number | undefined; text: string }> {
  const lines: string[] = [];
  const { log, error } = console;
  console.log = console.error = (line: string) => void lines.push(line);
  try {
    return { code: await runCommand(retender, args), text: lines.join('\n') };
  } finally {
    Object.assign(console, { log, error });
  }
}

describe('a market that is played on', () => {
  it('comes to the same digits in this thread and in one, two or three others, and tells how far it has got', async () => {
    const { scenario } = readScenario(JSON.stringify(market));
    const here = summarise(scenario!, runDraws(scenario!, 0, 40));
    for (const workers of [1, 2, 3]) {
      const told: number[] = [];
      const answer = await runInThreads(scenario!, workers, {
        told(done, soFar) {
          told.push(done);
          assert.equal(soFar().draws, done);
        },
      });
      assert.deepEqual(answer, here);
      assert.ok(told.length > 1 && told.at(-1) === 40);
    }
  });

  it('is told in words by direction alone while the market is not the reader’s own, and in figures where it is', async () => {
    const prior = await printed(file(JSON.stringify(market)), '--workers', '1');
    assert.equal(prior.code, 0);
    assert.match(prior.text, /Sector prior, not your market/);
    assert.match(prior.text, /Credible bidders a lot next time: lower$/m);
    assert.doesNotMatch(prior.text, /: -?\d+\.\d\d \(/);
    const own = await printed(file(JSON.stringify({ ...market, historyLots: 80 })), '--workers', '1');
    assert.match(own.text, /Credible bidders a lot next time: \d+\.\d\d \(/);
    assert.doesNotMatch(own.text, /Harbour 0|Fell 1/, 'no provider is named');
  });

  it('says what is wrong with a file by path, and works nothing out', async () => {
    const bad = await printed(file(JSON.stringify({ ...market, rounds: -1 })));
    assert.equal(bad.code, 1);
    assert.match(bad.text, /^The scenario was not worked out\.\nrounds: /);
    assert.equal((await printed(file(Buffer.from([0xff, 0xfe, 0x00])))).code, 1);
    assert.equal((await printed(path.join(folder, 'not there.json'))).code, 1);
    assert.equal((await printed()).code, 2);
    assert.equal((await printed(file(JSON.stringify(market)), '--workers', '0')).code, 2);
  });
});
