namespace ShopifySync.Chaos;

/// <summary>
/// All that is known of a trial when it is over: what the driver was told, what the emulator wrote down as the witness, and
/// what the server says. The invariants are functions of it alone.
/// </summary>
internal sealed record History
{
    /// <summary>Values that the driver wrote into the catalogue and was told so; each is unlike any other value.</summary>
    public IReadOnlyList<LocalEdit> Edits { get; init; } = [];

    public IReadOnlyList<DecisionGiven> Decisions { get; init; } = [];

    /// <summary>Every accepted write of the store, by us and by its merchant.</summary>
    public IReadOnlyList<StoreWrite> Writes { get; init; } = [];

    public IReadOnlyList<ChangeSeen> Changes { get; init; } = [];
    public IReadOnlyList<BatchSeen> Batches { get; init; } = [];

    /// <summary>Every try of the store to deliver a webhook.</summary>
    public IReadOnlyList<WebhookTry> WebhooksSent { get; init; } = [];

    public IReadOnlyList<DeliverySeen> Deliveries { get; init; } = [];
    public IReadOnlyList<ProductSeen> InStore { get; init; } = [];
    public IReadOnlyList<ProductSeen> InCatalogue { get; init; } = [];

    /// <summary>Operations that are neither over nor were ever to be: what waits, runs or is dead at the end.</summary>
    public IReadOnlyList<string> LeftOver { get; init; } = [];

    /// <summary>What waits for a decision after everything was approved and nobody edited since.</summary>
    public IReadOnlyList<string> StillWaiting { get; init; } = [];

    /// <summary>What the database's own check of itself found.</summary>
    public IReadOnlyList<string> DatabaseDamage { get; init; } = [];
}

/// <param name="Path">The field path; <c>title</c> with <paramref name="RemoteId"/> null for a product made here.</param>
internal sealed record LocalEdit(string Value, string ProductId, string? RemoteId, string Path);

/// <param name="Answered">The driver was told that it counts; else nobody knows whether it does.</param>
/// <param name="Values">Which of the driver's values it was about.</param>
internal sealed record DecisionGiven(string ChangeId, string Verdict, int Revision, bool Answered, string? DecisionId, IReadOnlyList<string> Values);

/// <param name="Leaves">Each value that differs, by its place in the object, as it is afterwards.</param>
internal sealed record StoreWrite(long Number, string Actor, string Mutation, string? ProductId, bool IsNew, bool Changed, IReadOnlyDictionary<string, string?> Leaves);

internal sealed record ChangeSeen(string Id, string Status, int Revision, string? ProductId, string? RemoteId, string? DecisionId, string? Comment, IReadOnlyList<FieldSeen> Fields);

/// <param name="Value">The proposed value, as the driver would write it.</param>
internal sealed record FieldSeen(string Path, string? Value, string Decision, string Outcome, string? Message);

internal sealed record BatchSeen(
    string Id, string Kind, string Status, bool Ended, string? Proof, int? Expected, int Seen, int Unchanged, int Staged, int Conflicted, int Quarantined, int Done, int Stale, int Failed);

internal sealed record WebhookTry(string WebhookId, string Topic, bool Accepted, bool BadSignature);

internal sealed record DeliverySeen(string WebhookId, string State, string? Error);

internal sealed record ProductSeen(string RemoteId, IReadOnlyDictionary<string, string?> Facts);
