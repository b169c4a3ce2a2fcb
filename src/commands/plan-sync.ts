// `/plan sync`: bring GitHub and the plans in step now.
import type { Command } from "./command.ts";

export const planSync: Command = {
  name: "plan sync",
  usage: "/plan sync",
  description: "Brings GitHub in step with the plans on the default branch now",
  who: ["write"],
  examples: ["/plan sync"],
  on: "both",
  async run() {
    return { asks: "sync" };
  },
};
