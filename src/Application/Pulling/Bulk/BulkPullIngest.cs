using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>
/// Takes in some parts of the file: compares their products group by group, each group saved for itself. The counts come with
/// its end, so that what was killed half-way is done again and counted once.
/// </summary>
public sealed class BulkPullIngest(IBulkProducts products, RemoteComparison comparison, IBulkWriter writer, BulkPullRecovery recovery) : OperationHandler<BulkPullWork>
{
    public const string Kind = "pull.bulk.ingest";

    /// <summary>Small enough for a transaction of about 50 ms, and for a part to be several: while one is saved the next is read.</summary>
    private const int GroupSize = 400;

    /// <summary>For so long another part is begun: between two operations nothing is read while something is saved, and little is done again after a kill.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    protected override async Task Run(OperationContext context, BulkPullWork work, CancellationToken ct)
    {
        var db = context.Db;
        var batch = await db.Batches.AsNoTracking().FirstAsync(b => b.Id == context.Batch, ct);
        var store = await db.Stores.AsNoTracking().FirstAsync(s => s.Id == context.Call.Store, ct);
        var run = await db.BulkRuns.FirstAsync(r => r.Id == work.Run, ct);
        if (await recovery.Prepare(context, run, ct) is null)
        {
            await context.Commit(() => recovery.BeginAgain(context, batch, run, work.Search, ct), CountsDelta.None, ct);
            return;
        }

        var linked = await db.Links.AnyAsync(l => l.StoreId == store.Id && l.ResourceKind == ResourceKind.Product, ct);
        var taken = new Taken();
        var began = context.Now;
        using var parts = new PartsInARow(products, run, linked, work.Step, () => context.Now - began < AtOnce);
        await foreach (var group in ReadAhead.Of(parts.Groups(GroupSize), ct))
        {
            taken.Add(group, await TakeIn(context, store, batch, run, group, ct));
        }

        run = await db.BulkRuns.FirstAsync(r => r.Id == work.Run, ct);
        run.TookIn(parts.Read, taken.Lines, taken.Roots, taken.LinksMet, taken.Orphans);
        await context.Commit(() =>
        {
            context.Enqueue(PullSelected.Orders(store.Id, batch, taken.ReadAgain).Append(Next(store.Id, batch, run, work with { Step = work.Step + parts.Read })));
            return Task.CompletedTask;
        }, taken.Counts with { Pages = parts.Read }, ct);
    }

    private async Task<ComparedGroup> TakeIn(OperationContext context, Store store, SyncBatch batch, BulkRun run, BulkGroup group, CancellationToken ct)
    {
        var proposals = new List<StagedChange>();
        var page = new ProductPage(group.Products, group.Unreadable, null, group.Products.Count, run.SentAt!.Value);
        var compared = await comparison.Compare(store, page, batch.Id, ct, proposals: proposals);
        var marks = batch.Mode != PullMode.Full && compared.Unchanged.Count > 0;
        if (!batch.DryRun && (marks || compared.Unchanged.Count < group.Products.Count))
        {
            await context.Save(async () =>
            {
                await comparison.Confirm(marks ? compared : compared with { Unchanged = [] }, ct);
                await writer.Insert(proposals, ct);
            }, ct);
        }

        context.Db.Forget();
        return compared;
    }

    private static OperationOrder Next(StoreId store, SyncBatch batch, BulkRun run, BulkPullWork work) => work.Step < run.Partitions
        ? BulkPull.Order(Kind, store, batch, work)
        : BulkPull.Order(BulkPullFinish.Kind, store, batch, work with { Step = 0 });

    /// <summary>The sums of one operation.</summary>
    private sealed class Taken
    {
        public CountsDelta Counts { get; private set; } = CountsDelta.None;
        public List<string> ReadAgain { get; } = [];
        public long Lines { get; private set; }
        public long Roots { get; private set; }
        public long LinksMet { get; private set; }
        public long Orphans { get; private set; }

        public void Add(BulkGroup group, ComparedGroup compared)
        {
            Counts = Counts.Plus(compared.Counts) with { Seen = Counts.Seen + compared.Counts.Seen, Quarantined = Counts.Quarantined + compared.Counts.Quarantined };
            ReadAgain.AddRange(compared.ReadAgain.Concat(group.Orphans));
            Lines += group.Lines;
            Roots += group.Roots;
            LinksMet += compared.LinksMet;
            Orphans += group.Orphans.Count;
        }
    }
}
