// Milestones: REST only, GraphQL has no mutation for them. GitHub keeps their titles unique.
import { EnvironmentError } from "../model/failure.ts";
import type { ObservedMilestone } from "../model/repository.ts";
import { milestoneFromRest } from "./list-fields.ts";
import { spent } from "./one-by-one.ts";
import { allPages } from "./paginate.ts";
import type { NewMilestone } from "./port.ts";
import type { Session } from "./session.ts";

/** The milestone of the title, new or as it is there already (then brought to the wanted fields). */
export async function createMilestone(session: Session, milestone: NewMilestone): Promise<ObservedMilestone> {
  if (session.budget.left < 1) throw spent();
  const { title, description, state, due } = milestone;
  try {
    const { data } = await session.transport.rest(
      "POST /repos/{owner}/{repo}/milestones",
      { ...session.at, title, description, state, ...(due === null ? {} : { due_on: noon(due) }) },
      { repeatable: true, creates: 1 },
    );
    session.budget.left -= 1;
    return remember(session, milestoneFromRest(data));
  } catch (error) {
    if (!(error instanceof EnvironmentError && error.kind === "invalid" && /already_exists/.test(error.message)))
      throw error;
    const there = (await listMilestones(session)).find((other) => other.title.trim() === title.trim());
    if (there === undefined) throw error;
    const same = there.description === description && there.state === state && there.due === due;
    return same ? remember(session, there) : updateMilestone(session, there.number, { description, state, due });
  }
}

export async function updateMilestone(
  session: Session,
  number: number,
  fields: Partial<NewMilestone>,
): Promise<ObservedMilestone> {
  const { due, ...rest } = fields;
  const { data } = await session.transport.rest("PATCH /repos/{owner}/{repo}/milestones/{milestone_number}", {
    ...session.at,
    milestone_number: number,
    ...rest,
    // null clears; the OpenAPI description knows only strings.
    ...(due === undefined ? {} : { due_on: due === null ? (null as unknown as string) : noon(due) }),
  });
  return remember(session, milestoneFromRest(data));
}

async function listMilestones(session: Session): Promise<ObservedMilestone[]> {
  const route = "GET /repos/{owner}/{repo}/milestones";
  const listed = await allPages(session.transport, route, { ...session.at, state: "all" }, (data) => data);
  return listed.map(milestoneFromRest);
}

/** GitHub keeps the day only, as seen from its own time zone: noon UTC is the same day there. */
function noon(day: string): string {
  return `${day.slice(0, 10)}T12:00:00Z`;
}

function remember(session: Session, milestone: ObservedMilestone): ObservedMilestone {
  session.known.milestones.set(milestone.number, milestone.nodeId);
  return milestone;
}
