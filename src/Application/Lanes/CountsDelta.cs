using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Lanes;

/// <summary>What one operation adds to its batch's sums: incremented in the database, so ten workers never fight over the row.</summary>
public sealed record CountsDelta
{
    public static CountsDelta None { get; } = new();

    public int Seen { get; init; }
    public int Unchanged { get; init; }
    public int Staged { get; init; }
    public int Conflicted { get; init; }
    public int Quarantined { get; init; }
    public int Done { get; init; }
    public int Stale { get; init; }
    public int Failed { get; init; }
    public int Pages { get; init; }
    public int LastPages { get; init; }
    public int Points { get; init; }
    public int Calls { get; init; }

    public CountsDelta WithCost(StoreCall? call) => call is null ? this : this with { Points = call.Points, Calls = call.Calls };

    public CountsDelta Plus(CompareOutcome outcome) => outcome switch
    {
        CompareOutcome.Conflicted => this with { Conflicted = Conflicted + 1 },
        CompareOutcome.Staged => this with { Staged = Staged + 1 },
        _ => this with { Unchanged = Unchanged + 1 },
    };

    /// <summary>A pushed change, by what became of it; one that needed no writing any more is done, too.</summary>
    public CountsDelta Plus(StagedChange pushed) => pushed.Status switch
    {
        StagedChangeStatus.Pushed or StagedChangeStatus.Superseded => this with { Done = Done + 1 },
        StagedChangeStatus.Stale => this with { Stale = Stale + 1 },
        _ => this with { Failed = Failed + 1 },
    };

    public CountsDelta Plus(CountsDelta compared) => this with
    {
        Unchanged = Unchanged + compared.Unchanged,
        Staged = Staged + compared.Staged,
        Conflicted = Conflicted + compared.Conflicted,
    };

    internal static async Task Add(IAppDbContext db, BatchId? batch, CountsDelta d, CancellationToken ct)
    {
        if (batch is not { } id || d == None)
            return;

        await db.Batches.Where(b => b.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Counts.Seen, b => b.Counts.Seen + d.Seen)
            .SetProperty(b => b.Counts.Unchanged, b => b.Counts.Unchanged + d.Unchanged)
            .SetProperty(b => b.Counts.Staged, b => b.Counts.Staged + d.Staged)
            .SetProperty(b => b.Counts.Conflicted, b => b.Counts.Conflicted + d.Conflicted)
            .SetProperty(b => b.Counts.Quarantined, b => b.Counts.Quarantined + d.Quarantined)
            .SetProperty(b => b.Counts.Done, b => b.Counts.Done + d.Done)
            .SetProperty(b => b.Counts.Stale, b => b.Counts.Stale + d.Stale)
            .SetProperty(b => b.Counts.Failed, b => b.Counts.Failed + d.Failed)
            .SetProperty(b => b.Counts.Pages, b => b.Counts.Pages + d.Pages)
            .SetProperty(b => b.Counts.LastPages, b => b.Counts.LastPages + d.LastPages)
            .SetProperty(b => b.Counts.Points, b => b.Counts.Points + d.Points)
            .SetProperty(b => b.Counts.Calls, b => b.Counts.Calls + d.Calls), ct);
    }
}
