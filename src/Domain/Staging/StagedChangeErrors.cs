using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Staging;

public static class StagedChangeErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "StagedChange.NotFound", "There is no such staged change.", "Go back to the list; it may have been removed.");

    public static Error NothingChosen { get; } = new(ErrorKind.Invalid, "StagedChange.NothingChosen", "No field was chosen.", "Tick at least one field.");

    public static Error NotOpen(StagedChangeStatus status) => new(ErrorKind.Conflict, "StagedChange.NotOpen",
        $"This change is {Words(status)} and cannot be decided any more.", "Reload to see its present state.");

    public static Error Released { get; } = new(ErrorKind.Conflict, "StagedChange.Released",
        "This decision was already released and can no longer be undone.", "Make the opposite change.");

    public static Error NothingToUndo { get; } = new(ErrorKind.Conflict, "StagedChange.NothingToUndo", "This change has no decision to undo.");

    public static Error Moved(int revision) => new(ErrorKind.Conflict, "StagedChange.Moved",
        $"This change moved since you looked at it; it is now at revision {revision}.", "Look at the new values and decide again.");

    public static Error Decided(string by, int revision) => new(ErrorKind.Conflict, "StagedChange.Decided",
        $"{by} decided on this change since you looked at it; it is now at revision {revision}.", "Look at the decision; if it is wrong, undo it.");

    public static Error Replaced { get; } = new(ErrorKind.Conflict, "StagedChange.Replaced",
        "A newer change of this product is open, so this decision cannot be undone.", "Decide the newer one.");

    public static Error SeveralCatalogues { get; } = new(ErrorKind.Invalid, "StagedChange.SeveralCatalogues",
        "These changes belong to several catalogues; a decision is about one.", "Narrow the filter to a store.");

    public static Error OutboundIsAnEdit { get; } = new(ErrorKind.Refused, "StagedChange.OutboundIsAnEdit",
        "A change for the store is made by editing the product in the catalogue; the comparison then proposes it.", "Send PUT /api/products/{id} with the new values.");

    public static Error NotLinked { get; } = new(ErrorKind.Refused, "StagedChange.NotLinked",
        "This product is not linked to a store, so there is nothing to compare a proposal with.", "Edit the product in the catalogue instead.");

    public static Error NothingToPropose { get; } = new(ErrorKind.Invalid, "StagedChange.NothingToPropose",
        "The catalogue already has these values.");

    public static Error Busy { get; } = new(ErrorKind.Conflict, "StagedChange.Busy",
        "A change of this product is being applied at this moment.", "Try again in a moment.");

    public static Error CountDiffers(int expected, int actual) => new(ErrorKind.Conflict, "StagedChange.CountDiffers",
        $"You expected {expected:N0} changes, and there are {actual:N0}; nothing was decided.", "Look at the list again, then decide.");

    public static Error NoSuchField(string path) => new(ErrorKind.Invalid, "StagedChange.NoSuchField",
        $"This change has no field '{path}'.", "Use the paths that the change lists.");

    private static string Words(StagedChangeStatus status) => status switch
    {
        StagedChangeStatus.Applied => "applied",
        StagedChangeStatus.Pushed => "pushed",
        StagedChangeStatus.Superseded => "replaced by a newer one",
        var other => other.ToString().ToLowerInvariant(),
    };
}
