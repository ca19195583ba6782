import { describe, expect, it } from "vitest";
import { graphOf, parentsFirst, reach } from "../../src/prune/graph.ts";
import { digestOf, readable, state } from "../support/state.ts";

function graphIn(facts: string, companions: readonly (readonly [string, string])[] = []) {
  const { manifests } = state(facts);
  const companionships = companions.map(([subject, companion]) => ({
    subject: digestOf(subject),
    companion: digestOf(companion),
  }));
  return graphOf(manifests, [...manifests.keys()], companionships);
}

describe("what exists for the sake of a manifest", () => {
  it.each([
    ["what it lists, and what is about it", "i[x y], s>i", "i", ["x", "y", "s"]],
    ["not what does not exist", "i[x !y], s>!z", "i", ["x"]],
    ["not what is about something that does not exist", "i[x], s>!z", "z", []],
    ["not itself", "i[i x], s>s", "i", ["x"]],
    ["nothing, mostly", "i[x]", "x", []],
  ])("is %s", (_, facts, of, expected) => {
    expect(graphIn(facts).dependants(digestOf(of)).map(readable)).toEqual(expected);
  });

  it("is also what its companions point to, as far as both exist", () => {
    const graph = graphIn("a, s, t", [
      ["a", "s"],
      ["a", "gone"],
      ["gone", "t"],
      ["t", "t"],
    ]);
    const dependants = (of: string) => graph.dependants(digestOf(of)).map(readable);
    expect([dependants("a"), dependants("gone"), dependants("t")]).toEqual([["s"], [], []]);
  });
});

describe("everything reachable", () => {
  it("is known with the start that it was first reached from, once each", () => {
    const reached = reach(graphIn("i[x y], y[z], j[z], k[w]"), [digestOf("i"), digestOf("y"), digestOf("j")]);
    const from = [...reached].map(([digest, start]) => `${readable(digest)} ${readable(start)}`);
    expect(from.sort()).toEqual(["i i", "j j", "x i", "y i", "z i"]);
  });
});

describe("parents first", () => {
  it.each([
    ["a child comes after all its parents", "i[x y], j[y], y[z]", "z y x j i"],
    ["what is left out leads nowhere", "i[x], x[y]", "y i"],
    ["a circle has an order too", "i[j], j[i]", "j i"],
  ])("%s", (_, facts, members) => {
    const graph = graphIn(facts);
    const chosen = members.split(" ").map(digestOf);
    const order = parentsFirst(graph, chosen);
    expect(order.toSorted()).toEqual(chosen.toSorted());
    const inCircle = facts.includes("j[i]");
    for (const digest of order)
      for (const dependant of graph.dependants(digest))
        if (!inCircle && order.includes(dependant))
          expect(order.indexOf(digest)).toBeLessThan(order.indexOf(dependant));
  });
});
