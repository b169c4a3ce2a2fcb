// src/app/run.ts
async function runApp() {}

// src/app/index.ts
await /* @__PURE__ */ runApp();

export {  };