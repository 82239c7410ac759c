// The package brings no types of its own.
declare module "vader-sentiment" {
  export const SentimentIntensityAnalyzer: import("./vader-feeling.ts").Vader;
}
