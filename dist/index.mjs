// src/action/run.ts
async function runAction() {}

// src/index.ts
await /* @__PURE__ */ runAction();

export {  };