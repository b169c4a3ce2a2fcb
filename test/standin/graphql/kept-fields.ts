// The types and fields of GitHub's GraphQL schema that the stand-in answers. Payload types of kept mutations come whole.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const page = words("edges nodes pageInfo totalCount");
const edge = words("cursor node");

export const keptFields: Readonly<Record<string, readonly string[]>> = {
  Query: words("node nodes repository viewer rateLimit user"),
  Mutation: words(`addAssigneesToAssignable addBlockedBy addComment addLabelsToLabelable addReaction addSubIssue
    closeIssue closePullRequest createCommitOnBranch createIssue createLabel createPullRequest createRef deleteIssue
    deleteIssueComment deleteLabel deleteRef removeAssigneesFromAssignable removeBlockedBy removeLabelsFromLabelable
    removeSubIssue reopenIssue reprioritizeSubIssue updateIssue updateIssueComment updateLabel updatePullRequest
    updateRef`),
  RateLimit: words("cost limit nodeCount remaining resetAt used"),
  PageInfo: words("endCursor hasNextPage hasPreviousPage startCursor"),
  Repository: words(`id databaseId name nameWithOwner owner url isPrivate isFork isArchived hasIssuesEnabled
    defaultBranchRef viewerPermission issue issueOrPullRequest issues label labels milestone milestones object
    pullRequest pullRequests ref refs assignableUsers createdAt updatedAt`),
  Issue: words(`assignees author blockedBy blocking body closed closedAt comments createdAt databaseId fullDatabaseId id
    issueDependenciesSummary issueType labels lastEditedAt locked milestone number parent reactions repository state
    stateReason subIssues subIssuesSummary title updatedAt url`),
  PullRequest: words(`assignees author baseRef baseRefName baseRefOid body closed closedAt closingIssuesReferences
    comments createdAt databaseId fullDatabaseId headRef headRefName headRefOid headRepository id isCrossRepository
    isDraft labels locked merged mergedAt milestone number repository state title updatedAt url`),
  IssueComment: words("author body createdAt databaseId fullDatabaseId id issue reactions repository updatedAt url"),
  Label: words("color createdAt description id isDefault name repository updatedAt url"),
  Milestone: words("closed closedAt createdAt description dueOn id number state title updatedAt url"),
  SubIssuesSummary: words("completed percentCompleted total"),
  IssueDependenciesSummary: words("blockedBy blocking totalBlockedBy totalBlocking"),
  IssueType: words("id name description isEnabled"),
  Reaction: words("content createdAt databaseId id user"),
  User: words("databaseId id login name url"),
  Bot: words("databaseId id login url"),
  Organization: words("databaseId id login name url"),
  Ref: words("id name prefix repository target"),
  Commit: words("abbreviatedOid committedDate history id message oid parents repository tree url"),
  Tree: words("abbreviatedOid entries id oid repository"),
  TreeEntry: words("mode name object oid path type"),
  Blob: words("abbreviatedOid byteSize id isBinary isTruncated oid repository text"),
  IssueConnection: page,
  IssueEdge: edge,
  PullRequestConnection: page,
  PullRequestEdge: edge,
  IssueCommentConnection: page,
  IssueCommentEdge: edge,
  LabelConnection: page,
  LabelEdge: edge,
  MilestoneConnection: page,
  MilestoneEdge: edge,
  UserConnection: page,
  UserEdge: edge,
  RefConnection: page,
  RefEdge: edge,
  CommitConnection: page,
  CommitEdge: edge,
  CommitHistoryConnection: page,
  ReactionConnection: page,
  ReactionEdge: edge,
};
