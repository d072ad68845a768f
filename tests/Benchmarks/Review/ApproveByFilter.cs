using System.Diagnostics;
using System.Runtime.CompilerServices;
using ShopifySync.Application.Staging;
using ShopifySync.Application.Tests;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Benchmarks.Review;

/// <summary>100,000 of a million changes approved by filter, beside one UPDATE of as many rows of the same tables.</summary>
internal sealed class ApproveByFilter : IBenchmark
{
    public string Name => "approve-by-filter";

    public string Title => "Approve by filter";

    public string How => """
        A tenth of the staged changes (of one vendor) is approved by filter through the mediator: decision, changes, fields, audit and event, in one transaction. The peer is
        a plain SQL UPDATE of the same columns of another tenth and of its fields.
        """.ReplaceLineEndings(" ");

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = settings.Choose(1_000_000, 100_000);
        foreach (var engine in new[] { TestEngine.Sqlite, TestEngine.PostgreSql })
        {
            await using var many = await ManyChanges.Create(engine, rows, ct);
            await many.Database.Send(new ListStagedChangesQuery(new StagedFilter { Vendor = ManyChanges.Bulk }, new(50, null)));

            var raw = await Seconds(() => Update(many, ct));
            var decided = 0;
            var ours = await Seconds(async () => decided = (await many.Database.Send(
                new BulkDecideCommand(FieldDecision.Approved, null, new StagedFilter { Vendor = ManyChanges.Bulk }))).Value.Decided);
            yield return new Figure($"{engine}: approve {decided:N0} of {rows:N0}", ours, "s")
            {
                Limit = raw,
                Peer = "one UPDATE of the same rows",
                Target = "under 3 s, at most 3 times the UPDATE",
                Met = decided == rows / 10 && ours < 3 && ours <= raw * 3,
                More = new Dictionary<string, object?> { ["decided"] = decided },
            };
        }
    }

    private static async Task Update(ManyChanges many, CancellationToken ct)
    {
        await many.Execute(
            $"UPDATE staged_changes SET status = 'Approved', decided_by = 'raw', decided_at = moved_at, revision = revision + 1 WHERE vendor = '{ManyChanges.Other}' AND status = 'Pending'", ct);
        await many.Execute(
            $"UPDATE field_changes SET decision = 'Approved' WHERE staged_change_id IN (SELECT id FROM staged_changes WHERE vendor = '{ManyChanges.Other}')", ct);
    }

    private static async Task<double> Seconds(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
