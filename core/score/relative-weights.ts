// How much of a score's variance each of several ratings explains, though the ratings go together.
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** How much is explained in all (R², 0–1), and by each predictor, in their order; the weights sum to R². */
export interface RelativeWeights {
  readonly explained: number;
  readonly weights: readonly number[];
}

// Ratings that follow from one another to this degree cannot be told apart.
const LEAST_EIGENVALUE = 1e-6;

/**
 * Gives relative weights (Johnson 2000, Multivariate Behavioral Research 35(1), 1–19) from a matrix of correlations of which the last row and column are the
 * outcome's: the outcome is explained by the orthogonal variables that are closest to the predictors, and that is shared out by what each of
 * them has of each predictor. Null where a predictor follows from the others.
 */
export function relativeWeights(correlations: readonly (readonly number[])[]): RelativeWeights | null {
  const size = correlations.length - 1;
  if (size < 1) return null;
  const among = new Matrix(correlations.slice(0, size).map((row) => row.slice(0, size)));
  const toOutcome = correlations.slice(0, size).map((row) => row[size] ?? 0);

  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(among, {
    assumeSymmetric: true,
  });
  if (realEigenvalues.some((value) => value < LEAST_EIGENVALUE)) return null;
  // Λ = Q √D Qᵀ are the correlations between predictors and their orthogonal counterparts; its inverse takes the outcome there.
  const through = (diagonal: readonly number[]) =>
    eigenvectorMatrix.mmul(Matrix.diag([...diagonal])).mmul(eigenvectorMatrix.transpose());
  const loadings = through(realEigenvalues.map(Math.sqrt));
  const paths = through(realEigenvalues.map((value) => 1 / Math.sqrt(value)))
    .mmul(Matrix.columnVector(toOutcome))
    .to1DArray();
  const weights = toOutcome.map((_, predictor) =>
    paths.reduce((sum, path, other) => sum + (loadings.get(predictor, other) * path) ** 2, 0),
  );
  return { explained: weights.reduce((sum, weight) => sum + weight, 0), weights };
}
