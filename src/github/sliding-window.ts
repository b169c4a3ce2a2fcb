// So many in so long: a sliding window over items, each counted where its ticket stands.

export interface Ticket {
  /** Epoch milliseconds; may be moved later while the item is under way. */
  at: number;
  readonly amount: number;
}

export interface SlidingWindow {
  /** The earliest time, not before `now`, at which `amount` more fits. More than the limit fits only into an empty window. */
  freeAt(amount: number, now: number): number;
  /** How much more fits at a time. */
  roomAt(time: number): number;
  add(amount: number, at: number): Ticket;
}

/** An item counts for `span` milliseconds and one more, so that a server with the same window never sees too many. */
export function slidingWindow(limit: number, span: number): SlidingWindow {
  let tickets: Ticket[] = [];
  const endOf = (ticket: Ticket): number => ticket.at + span + 1;

  return {
    freeAt(amount, now) {
      tickets = tickets.filter((ticket) => endOf(ticket) > now).sort((a, b) => a.at - b.at);
      let used = tickets.reduce((sum, ticket) => sum + ticket.amount, 0);
      let time = now;
      for (const ticket of tickets) {
        if (used + amount <= limit) break;
        used -= ticket.amount;
        time = endOf(ticket);
      }
      return time;
    },
    roomAt(time) {
      const used = tickets.reduce((sum, ticket) => sum + (endOf(ticket) > time ? ticket.amount : 0), 0);
      return Math.max(0, limit - used);
    },
    add(amount, at) {
      const ticket = { at, amount };
      tickets.push(ticket);
      return ticket;
    },
  };
}
