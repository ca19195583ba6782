/** Runs before every test file under Stryker: the same random cases each time, and no search for smaller ones. */
import { configureGlobal } from "fast-check";

configureGlobal({ seed: 1, endOnFailure: true });
