using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Staging;

public readonly record struct DecisionId(Guid Value)
{
    public static DecisionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>One decision command: one change or a hundred thousand by filter. Undo and release work on the whole of it.</summary>
public sealed class Decision
{
    public const int CommentLength = 2_000;

    private Decision() { } // EF Core

    public Decision(CatalogueId catalogue, FieldDecision verdict, string by, DateTimeOffset at, int count, string? filter, string? comment) =>
        (Id, CatalogueId, Verdict, By, At, Count, Filter, Comment) = (DecisionId.New(), catalogue, verdict, by, at, count, filter, comment);

    public long Seq { get; private init; }
    public DecisionId Id { get; private init; }
    public CatalogueId CatalogueId { get; private init; }
    public FieldDecision Verdict { get; private init; }
    public string By { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public int Count { get; private set; }

    /// <summary>The filter as JSON, when it was a decision by filter.</summary>
    public string? Filter { get; private init; }

    public string? Comment { get; private init; }

    public void Counted(int count) => Count = count;
}

/// <summary>Who decided, when, as part of which decision.</summary>
public sealed record DecisionMark(DecisionId Id, string By, DateTimeOffset At, string? Comment);
