import { describe, expect, it } from "vitest";
import { graphOf, type Node, nodesIn, parentsFirst, reach } from "../../src/prune/graph.ts";
import { digestOf, readable, state } from "../support/state.ts";

function graphIn(facts: string, companions: readonly (readonly [string, string])[] = []) {
  const nodes = nodesIn(state(facts).manifests);
  const companionships = companions.map(([subject, companion]) => ({
    subject: digestOf(subject),
    companion: digestOf(companion),
  }));
  const graph = graphOf(nodes, companionships);
  const node = (of: string) => nodes.nodeOf(digestOf(of)) as Node;
  const name = (of: Node) => readable(nodes.manifests[of]?.digest ?? "");
  return {
    graph,
    node,
    name,
    /** By their names. */
    dependants: (of: string) => graph.dependants(node(of)).map(name),
  };
}

describe("what exists for the sake of a manifest", () => {
  it.each([
    ["what it lists, and what is about it", "i[x y], s>i", "i", ["x", "y", "s"]],
    ["not what does not exist", "i[x !y], s>!z", "i", ["x"]],
    ["not what is about something that does not exist", "i[x], s>!z", "s", []],
    ["not itself", "i[i x], s>s", "i", ["x"]],
    ["nothing, mostly", "i[x]", "x", []],
  ])("is %s", (_, facts, of, expected) => {
    expect(graphIn(facts).dependants(of)).toEqual(expected);
  });

  it("is also what its companions point to, as far as both exist", () => {
    const { dependants } = graphIn("a, s, t", [
      ["a", "s"],
      ["a", "gone"],
      ["gone", "t"],
      ["t", "t"],
    ]);
    expect([dependants("a"), dependants("s"), dependants("t")]).toEqual([["s"], [], []]);
  });
});

describe("everything reachable", () => {
  it("is known with the start that it was first reached from, once each", () => {
    const { graph, node, name } = graphIn("i[x y], y[z], j[z], k[w]");
    const reached = reach(graph, ["i", "y", "j"].map(node));
    const from = [...reached.entries()].map(
      ([each, start]) => `${name(each)} ${start === undefined ? "-" : name(start)}`,
    );
    expect(from.sort()).toEqual(["i i", "j j", "k -", "w -", "x i", "y i", "z i"]);
  });
});

describe("parents first", () => {
  it.each([
    ["a child comes after all its parents", "i[x y], j[y], y[z]"],
    ["what is about something comes after it, and before what it lists itself", "s>i, i[x], s[x]"],
    ["a circle has an order too", "i[j], j[i], a[b]"],
  ])("%s", (_, facts) => {
    const { graph, name } = graphIn(facts);
    const order = parentsFirst(graph);
    expect(order.toSorted((a, b) => a - b)).toEqual([...order.keys()]);
    for (const parent of order)
      for (const dependant of graph.dependants(parent))
        if (!/[ij][ij]/.test(name(parent) + name(dependant)))
          expect(order.indexOf(parent)).toBeLessThan(order.indexOf(dependant));
  });
});
