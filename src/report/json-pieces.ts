// JSON in pieces: of a large plan the whole text at once would take more memory than the plan.

/** Levels that are told in pieces: a list of plans, a plan, its list of tasks. */
const DEEPEST = 3;

/** What `JSON.stringify(value, null, 1)` tells, in pieces. `value` is made of plain objects, lists and simple values. */
export function* jsonPieces(value: unknown, depth = 0): Iterable<string> {
  const margin = `\n${" ".repeat(depth)}`;
  if (depth >= DEEPEST || value === null || typeof value !== "object") {
    yield JSON.stringify(value, null, 1).replaceAll("\n", margin);
    return;
  }
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  let before = open;
  for (const { name, member } of membersOf(value)) {
    yield `${before}${margin} ${name}`;
    yield* jsonPieces(member, depth + 1);
    before = ",";
  }
  yield before === open ? open + close : margin + close;
}

function* membersOf(value: object): Iterable<{ readonly name: string; readonly member: unknown }> {
  if (Array.isArray(value)) for (const member of value) yield { name: "", member };
  else
    for (const [name, member] of Object.entries(value))
      if (member !== undefined) yield { name: `${JSON.stringify(name)}: `, member };
}
