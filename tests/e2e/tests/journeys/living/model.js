// What both pages show, and the words that they must hold after each step.
export const steps = [
  "count", "count", "more", "reverse", "add", "count", "less", "shorten", "add", "more", "remount", "count",
];

export const start = { number: 1, isMore: false, isReversed: false, items: ["a", "b", "c"], made: 0, round: 0 };

export function next(state, step) {
  switch (step) {
    case "count": return { ...state, number: state.number + 1 };
    case "more": return { ...state, isMore: true };
    case "less": return { ...state, isMore: false };
    case "reverse": return { ...state, isReversed: !state.isReversed };
    case "add": return { ...state, items: [...state.items, `x${state.made}`], made: state.made + 1 };
    case "shorten": return { ...state, items: state.items.slice(1) };
    case "remount": return { ...state, round: state.round + 1 };
  }
}

export const shownItems = (state) => (state.isReversed ? [...state.items].reverse() : state.items);

// Each with the term once; the framework makes several text nodes of them.
export const count = (state) => ["Attack ", state.number, " by ransomware, says ", state.round, "."];
export const more = "ransomware again, and more of it: ";
export const item = (name) => ["ransomware of ", name];

export const text = (state) =>
  [...count(state), state.isMore ? more : "", "The end.", ...shownItems(state).flatMap(item)].join("");
