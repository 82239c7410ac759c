// How drizzle-kit writes the migrations of one dialect: the one that DIALECT names, SQLite by default.
import { defineConfig } from "drizzle-kit";

const dialect = process.env["DIALECT"] === "postgres" ? "postgres" : "sqlite";

export default defineConfig({
  dialect: dialect === "postgres" ? "postgresql" : "sqlite",
  schema: `./db/schema.${dialect}.ts`,
  out: `./db/migrations/${dialect}`,
  casing: "snake_case",
});
