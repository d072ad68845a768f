using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Staging;

/// <summary>One field of a staged change, with its own decision and its own outcome. Values are canonical JSON.</summary>
public sealed class FieldChange
{
    private FieldChange() { } // EF Core

    internal FieldChange(StagedChangeId change, FieldDifference difference) =>
        (Id, StagedChangeId, Path, Baseline, Local, Remote, Proposed, IsProposal) = (Guid.CreateVersion7(), change, difference.Path,
            difference.Baseline, difference.Local, difference.Remote, difference.Proposed, difference.IsProposal);

    public Guid Id { get; private init; }
    public StagedChangeId StagedChangeId { get; private init; }
    public FieldPath Path { get; private init; }
    public string? Baseline { get; private set; }
    public string? Local { get; private set; }
    public string? Remote { get; private set; }
    public string? Proposed { get; private set; }
    /// <summary>A program proposed it; otherwise a comparison found it.</summary>
    public bool IsProposal { get; private set; }

    public FieldDecision Decision { get; private set; }
    public FieldOutcome Outcome { get; private set; }

    /// <summary>Why it was refused or went stale, in plain words.</summary>
    public string? Message { get; private set; }

    /// <summary>True once the other side has the value: nothing is left to decide.</summary>
    public bool IsDone => Outcome is FieldOutcome.Written or FieldOutcome.AlreadyThere;

    /// <summary>A field that was done and differs again is news, even with the values of before.</summary>
    internal bool SaysTheSameAs(FieldDifference difference) =>
        !IsDone && Local == difference.Local && Remote == difference.Remote && Proposed == difference.Proposed;

    /// <summary>New values void a decision; the same values keep it.</summary>
    internal void Take(FieldDifference difference)
    {
        if (!SaysTheSameAs(difference))
            (Decision, Outcome, Message) = (FieldDecision.Pending, FieldOutcome.None, null);
        (Baseline, Local, Remote, Proposed, IsProposal) = (difference.Baseline, difference.Local, difference.Remote, difference.Proposed, difference.IsProposal);
    }

    internal void Decide(FieldDecision decision) => (Decision, Outcome, Message) = (decision, FieldOutcome.None, null);

    internal void Finish(FieldOutcome outcome, string? message) => (Outcome, Message) = (outcome, message);

    /// <summary>A side moved after the approval: shown again with what both have now, and proposing what its source has now.</summary>
    internal void GoStale(string? local, string? remote, string message)
    {
        Proposed = Proposed == Local ? local : Proposed == Remote ? remote : Proposed;
        (Local, Remote) = (local, remote);
        (Decision, Outcome, Message) = (FieldDecision.Pending, FieldOutcome.Stale, message);
    }
}

/// <summary>What became of one approved field; a stale one carries what both sides have now.</summary>
public sealed record FieldResult(FieldPath Path, FieldOutcome Outcome, string? Message = null, string? Local = null, string? Remote = null);
