// Tells ids from words and figures where nothing says what they are: "T001", "#16", "AUTH-3", "2.1".

/** Whether the token has the shape of an id. */
export function isIdLike(token: string): boolean {
  return (
    /\d/.test(token) &&
    /^(?:#\d+|[A-Za-z]{1,10}[-_.]?\d+[\w.-]*|[A-Za-z]{1,10}(?:-[A-Za-z]{1,8})+-?\d+[\w.-]*|[a-z]{1,3}\d+(?:[-.]\d+)*|\d+(?:\.\d+)+[a-z]?)$/.test(
      token,
    )
  );
}
