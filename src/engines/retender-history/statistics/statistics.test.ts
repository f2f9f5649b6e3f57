import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gainOf, skillOf } from './bootstrap.ts';
import { comPoisson, fitComPoisson } from './com-poisson.ts';
import {
  atMost,
  binomial,
  convolve,
  logGamma,
  meanOf,
  negativeBinomial,
  normalise,
  poissonBinomial,
  quantile,
} from './counts.ts';
import { classChances, fitOrdinal } from './ordinal-logit.ts';
import { fitGlm, logistic } from './penalised-glm.ts';
import { linearPool, logPool, poolWeights } from './pool.ts';
import { randomFrom } from './random.ts';
import {
  binaryLogScore,
  brier,
  centralInterval,
  crps,
  exactlyWithin,
  manyBrier,
  transformHistogram,
} from './scores.ts';
import { inverseDiagonal, solveSymmetric } from './solve-symmetric.ts';

const near = (value: number, wanted: number, within = 1e-9) =>
  assert.ok(Math.abs(value - wanted) <= within, `${value} is not within ${within} of ${wanted}`);

const sameAs = (found: Float64Array, wanted: Float64Array, within = 1e-12) => {
  for (const [k, chance] of found.entries()) near(chance, wanted[k]!, within);
};

const drawFrom = (pmf: Float64Array, random: () => number) => {
  let left = random();
  return pmf.findIndex((chance) => {
    left -= chance;
    return left < 0;
  });
};

describe('distributions of counts', () => {
  it('know ln Γ at whole and half numbers', () => {
    near(logGamma(1), 0, 1e-12);
    near(logGamma(11), Math.log(3628800), 1e-11);
    near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-11);
  });

  it('have the chances and moments of their closed forms', () => {
    near(negativeBinomial(2, Infinity, 60)[3]!, (Math.exp(-2) * 8) / 6, 1e-12);
    const nb = negativeBinomial(3, 2, 400);
    near(meanOf(nb), 3, 1e-6);
    near(
      nb.reduce((sum, chance, k) => sum + chance * (k - 3) ** 2, 0),
      3 + 9 / 2,
      1e-4,
    );
    near(nb[0]!, (2 / 5) ** 2, 1e-12);
    near(binomial(5, 0.3)[2]!, 10 * 0.09 * 0.343, 1e-12);
    assert.deepEqual([...binomial(3, 1)], [0, 0, 0, 1]);
    assert.equal(negativeBinomial(0, 1, 3)[0], 1);
  });

  it('add chances that differ as every combination added up by hand', () => {
    const chances = [0.2, 0.5, 0.9, 0.05];
    const byHand = new Float64Array(5);
    for (let mask = 0; mask < 16; mask += 1) {
      const came = chances.map((_, i) => (mask >> i) & 1);
      byHand[came.reduce((a, b) => a + b)]! += came.reduce((p, one, i) => p * (one ? chances[i]! : 1 - chances[i]!), 1);
    }
    sameAs(poissonBinomial(chances, 4), byHand, 1e-12);
    sameAs(poissonBinomial([0.3, 0.3, 0.3], 3), binomial(3, 0.3), 1e-12);
    near(poissonBinomial(chances, 2)[2]!, byHand[2]! + byHand[3]! + byHand[4]!, 1e-12);
  });

  it('add two counts, keep what is beyond the end, and read quantiles', () => {
    sameAs(
      convolve(negativeBinomial(1, Infinity, 40), negativeBinomial(2, Infinity, 40), 40),
      negativeBinomial(3, Infinity, 40),
      1e-12,
    );
    const short = convolve(binomial(3, 0.5), binomial(3, 0.5), 2);
    near(short[2]!, 1 - 7 / 64, 1e-12);
    assert.equal(quantile(binomial(4, 0.5), 0.5), 2);
    near(atMost(binomial(4, 0.5), 1), 5 / 16, 1e-12);
  });
});

describe('scores', () => {
  it('charge what their definitions say', () => {
    near(brier(0.7, true), 0.09);
    near(binaryLogScore(0.25, false), -Math.log(0.75));
    assert.ok(Number.isFinite(binaryLogScore(0, true)));
    const pmf = Float64Array.of(0.2, 0.5, 0.3);
    near(manyBrier(pmf, 1), 0.04 + 0.25 + 0.09);
    near(crps(pmf, 2), 0.04 + 0.49);
    near(crps(Float64Array.of(0, 0, 1), 5), 3);
    near(crps(Float64Array.of(0.3, 0.7), 1), brier(0.7, true));
  });

  it('are least in the mean for the forecast that is true', () => {
    const truth = negativeBinomial(3, 4, 40);
    const other = negativeBinomial(4, 4, 40);
    const meanScore = (forecast: Float64Array) => truth.reduce((sum, chance, n) => sum + chance * crps(forecast, n), 0);
    assert.ok(meanScore(truth) < meanScore(other));
  });

  it('find an interval that holds what it says, and 90% exactly where the forecast is true', () => {
    const truth = negativeBinomial(3, 4, 60);
    const { low, high, holds } = centralInterval(truth, 0.9);
    near(holds, atMost(truth, high) - atMost(truth, low - 1), 1e-12);
    assert.ok(holds >= 0.9);
    near(
      truth.reduce((sum, chance, n) => sum + chance * exactlyWithin(truth, n, 0.9), 0),
      0.9,
      1e-9,
    );
    near(exactlyWithin(Float64Array.of(1), 0, 0.9), 0.9);
  });

  it('spread the transform level where the forecast is true', () => {
    const random = randomFrom(3);
    const pmf = negativeBinomial(4, 3, 60);
    const pairs = Array.from({ length: 4000 }, () => ({ pmf, n: drawFrom(pmf, random) }));
    for (const share of transformHistogram(pairs)) near(share, 0.1, 0.015);
  });
});

describe('fits', () => {
  it('solve by Cholesky', () => {
    const x = solveSymmetric(Float64Array.of(4, 1, 1, 3), Float64Array.of(1, 2));
    near(x[0]!, 1 / 11);
    near(x[1]!, 7 / 11);
    near(inverseDiagonal(Float64Array.of(4, 1, 1, 3), 2)[0]!, 3 / 11);
  });

  it('find the logarithm of a mean, the log odds of a share, and the slope between two groups', () => {
    const ones = [Float64Array.of(1), Float64Array.of(1), Float64Array.of(1)];
    near(fitGlm('poisson', ones, [2, 4, 6], { penalty: Float64Array.of(0) }).coefficients[0]!, Math.log(4), 1e-6);
    const groups = [...Array(10)].map((_, i) => Float64Array.of(1, i < 5 ? 0 : 1));
    const y = [1, 0, 0, 0, 0, 1, 1, 1, 0, 0];
    const fit = fitGlm('logit', groups, y, { penalty: Float64Array.of(0, 0) });
    near(fit.coefficients[0]!, Math.log(1 / 4), 1e-5);
    near(fit.coefficients[1]!, Math.log(3 / 2) - Math.log(1 / 4), 1e-5);
    near(fit.deviations[1]!, Math.sqrt(1 / 1 + 1 / 4 + 1 / 3 + 1 / 2), 1e-4);
  });

  it('stay at the prior where it is strong, and settle where a column parts yes from no', () => {
    const rows = [-2, -1, 1, 2].map((x) => Float64Array.of(1, x));
    const held = fitGlm('logit', rows, [0, 0, 1, 1], {
      penalty: Float64Array.of(1e6, 1e6),
      centre: Float64Array.of(0.3, -0.7),
    });
    near(held.coefficients[1]!, -0.7, 1e-4);
    const parted = fitGlm('logit', rows, [0, 0, 1, 1], { penalty: Float64Array.of(1e-3, 1) });
    assert.ok(parted.settled && parted.coefficients[1]! > 0.5 && parted.coefficients[1]! < 3);
  });

  it('are the logit where there are two classes in order', () => {
    const random = randomFrom(5);
    const rows = [...Array(200)].map(() => Float64Array.of(random() * 4 - 2));
    const came = rows.map((row) => (random() < logistic(0.4 + row[0]!) ? 1 : 0));
    const classes = fitOrdinal(rows, came, 2, { penalty: Float64Array.of(1e-6) });
    const logit = fitGlm(
      'logit',
      rows.map((row) => Float64Array.of(1, row[0]!)),
      came,
      { penalty: Float64Array.of(1e-3, 1e-6) },
    );
    near(classes.coefficients[0]!, logit.coefficients[1]!, 1e-3);
    near(-classes.thresholds[0]!, logit.coefficients[0]!, 1e-3);
  });

  it('find the thresholds and slope that made ordered classes', () => {
    const random = randomFrom(9);
    const truth = { thresholds: Float64Array.of(-1, 0.5, 2), coefficients: Float64Array.of(1.2) };
    const rows = [...Array(4000)].map(() => Float64Array.of(random() * 4 - 2));
    const fit = fitOrdinal(
      rows,
      rows.map((row) => drawFrom(classChances(truth, row), random)),
      4,
      { penalty: Float64Array.of(1e-6) },
    );
    assert.ok(fit.settled);
    near(fit.coefficients[0]!, 1.2, 0.1);
    sameAs(fit.thresholds, truth.thresholds, 0.15);
  });

  it('find rate and dispersion of a Conway–Maxwell–Poisson, whose middle is the Poisson', () => {
    sameAs(comPoisson(Math.log(2), 1, 0, 40), negativeBinomial(2, Infinity, 40), 1e-12);
    near(comPoisson(Math.log(0.4), 0, 0, 200)[3]!, 0.6 * 0.4 ** 3, 1e-12);
    assert.equal(comPoisson(1, 1, 1, 9)[0], 0);
    const random = randomFrom(2);
    const rows = [...Array(3000)].map((_, i) => Float64Array.of(1, i % 2));
    const y = rows.map((row) => drawFrom(comPoisson(2 + 0.8 * row[1]!, 1.8, 1, 60), random));
    const fit = fitComPoisson(rows, y, { penalty: Float64Array.of(1e-6, 1e-6), least: 1, most: 60 });
    assert.ok(fit.settled);
    near(fit.dispersion, 1.8, 0.15);
    near(fit.coefficients[1]!, 0.8, 0.1);
  });
});

describe('pools', () => {
  it('give all weight to who was right, and equal weights where all were or the prior is strong', () => {
    near(
      poolWeights(
        [
          [0.9, 0.1],
          [0.8, 0.1],
          [0.9, 0.2],
        ],
        0,
      )[0]!,
      1,
      1e-3,
    );
    near(
      poolWeights(
        [
          [0.3, 0.3],
          [0.6, 0.6],
        ],
        0,
      )[0]!,
      0.5,
    );
    near(poolWeights([[0.9, 0.1]], 1e6)[0]!, 0.5, 1e-5);
  });

  it('reach the weights that a search over all of them finds', () => {
    const chances = [
      [0.7, 0.2],
      [0.1, 0.6],
      [0.5, 0.3],
      [0.2, 0.3],
    ];
    const value = (w: number) => chances.reduce((sum, [a, b]) => sum + Math.log(w * a! + (1 - w) * b!), 0);
    const grid = [...Array(1001)].map((_, i) => i / 1000);
    const best = grid.reduce((top, w) => (value(w) > value(top) ? w : top));
    near(poolWeights(chances, 0, 5000)[0]!, best, 2e-3);
  });

  it('mix in the chances or in their logarithms', () => {
    const [a, b] = [Float64Array.of(0.5, 0.5), Float64Array.of(0.9, 0.1)];
    near(linearPool([a, b], [0.5, 0.5])[0]!, 0.7);
    near(logPool([a, b], [0.5, 0.5])[0]!, Math.sqrt(0.45) / (Math.sqrt(0.45) + Math.sqrt(0.05)));
    near(normalise(Float64Array.of(0, 0))[0]!, 0.5);
  });
});

describe('the paired bootstrap', () => {
  it('is sure where one is always better by the same share, and finds nothing between equals', () => {
    assert.deepEqual(skillOf([0.5, 1, 0.25], [1, 2, 0.5], { block: 1 }), { value: 0.5, low: 0.5, high: 0.5 });
    assert.deepEqual(gainOf([1, 2, 3], [2, 3, 4], { block: 2 }), { value: 1, low: 1, high: 1 });
    assert.equal(skillOf([], [], { block: 5 }), null);
  });

  it('covers no skill about as often as it says', () => {
    const random = randomFrom(17);
    let covered = 0;
    for (let trial = 0; trial < 200; trial += 1) {
      const [a, b] = [0, 1].map(() => [...Array(200)].map(() => random()));
      const skill = skillOf(a!, b!, { block: 5, draws: 300, seed: trial })!;
      if (skill.low <= 0 && skill.high >= 0) covered += 1;
    }
    assert.ok(covered >= 178 && covered <= 200, `${covered} of 200`);
  });

  it('is wider in blocks where neighbours hang together', () => {
    const random = randomFrom(4);
    const runs = [...Array(400)].map((_, i) => (i % 20 === 0 ? random() : Number.NaN));
    for (let i = 1; i < 400; i += 1) if (Number.isNaN(runs[i]!)) runs[i] = runs[i - 1]!;
    const width = (block: number) => {
      const skill = skillOf(
        runs,
        runs.map(() => 0.5),
        { block, draws: 500 },
      )!;
      return skill.high - skill.low;
    };
    assert.ok(width(20) > 2 * width(1));
  });
});
