/** Runs before every test file: the seed of the run reaches every property. */
import { configureGlobal } from "fast-check";

configureGlobal({ seed: Number(process.env.FC_SEED) });
