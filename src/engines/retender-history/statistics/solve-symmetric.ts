/** A symmetric positive-definite matrix A, row after row. */
export type Square = Float64Array;

/**
 * Cholesky's factor L of A = L·Lᵀ, in place of A's lower half. A pivot that rounding has made too small is lifted, so that a
 * column that says nothing (all zeros, or a copy of another) gets a coefficient near nothing instead of an error.
 *
 * Source: G. H. Golub and C. F. Van Loan, Matrix Computations, algorithm 4.2.1.
 */
export function factor(a: Square, size: number): Square {
  const l = Float64Array.from(a);
  for (let j = 0; j < size; j += 1) {
    for (let k = 0; k < j; k += 1) {
      const other = l[j * size + k]!;
      if (other !== 0) for (let i = j; i < size; i += 1) l[i * size + j]! -= l[i * size + k]! * other;
    }
    const pivot = Math.sqrt(Math.max(l[j * size + j]!, 1e-10));
    for (let i = j; i < size; i += 1) l[i * size + j] = i === j ? pivot : l[i * size + j]! / pivot;
  }
  return l;
}

/** x of A·x = b, from the factor of A. */
export function solveFactored(l: Square, b: Float64Array): Float64Array {
  const size = b.length;
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i]! -= l[i * size + k]! * x[k]!;
    x[i]! /= l[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i]! -= l[k * size + i]! * x[k]!;
    x[i]! /= l[i * size + i]!;
  }
  return x;
}

/**
 * x of A·x = b.
 *
 * @example solveSymmetric(Float64Array.of(4, 1, 1, 3), Float64Array.of(1, 2)) // 1/11, 7/11
 */
export const solveSymmetric = (a: Square, b: Float64Array): Float64Array => solveFactored(factor(a, b.length), b);

/** The diagonal of the inverse: the variances where A is the information of an estimate. */
export function inverseDiagonal(a: Square, size: number): Float64Array {
  const l = factor(a, size);
  const diagonal = new Float64Array(size);
  for (let j = 0; j < size; j += 1) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    diagonal[j] = solveFactored(l, unit)[j]!;
  }
  return diagonal;
}
