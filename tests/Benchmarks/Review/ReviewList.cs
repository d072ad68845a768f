using System.Diagnostics;
using System.Runtime.CompilerServices;
using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;
using ShopifySync.Application.Tests;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Benchmarks.Review;

/// <summary>The review list over a million staged changes: each filter of the published list, first page with its total, and the next page.</summary>
internal sealed class ReviewList : IBenchmark
{
    private const double Target = 100;

    private static readonly (string Name, StagedFilter Filter)[] Filters =
    [
        ("waiting", new() { Statuses = StagedFilter.Waiting }),
        ("waiting, from the store", new() { Statuses = StagedFilter.Waiting, Direction = Direction.Inbound }),
        ("waiting, a vendor", new() { Statuses = StagedFilter.Waiting, Vendor = "Vendor 17" }),
        ("waiting, a vendor that has none", new() { Statuses = StagedFilter.Waiting, Vendor = "Nobody" }),
        ("waiting, a product type", new() { Statuses = StagedFilter.Waiting, ProductType = "Type 7" }),
        ("waiting, a field", new() { Statuses = StagedFilter.Waiting, Field = StagedFields.Title }),
        ("waiting, price change of 20 % or more", new() { Statuses = StagedFilter.Waiting, MinPriceChange = 20 }),
        ("waiting, a SKU", new() { Statuses = StagedFilter.Waiting, Sku = "SKU-4567" }),
        ("waiting, words", new() { Statuses = StagedFilter.Waiting, Q = "shirt 77" }),
        ("waiting, words that are nowhere", new() { Statuses = StagedFilter.Waiting, Q = "nowhere" }),
        ("everything", StagedFilter.Everything),
    ];

    public string Name => "review-list";

    public string Title => "Review list";

    public string How => """
        A million staged changes in one catalogue, seven of ten waiting. Each filter of the published list is asked for its first page of 50 with the total, and for the page
        after it, through the mediator in this process, 30 times after two for warmth; the value is the 95th percentile of both.
        """.ReplaceLineEndings(" ");

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = settings.Choose(1_000_000, 100_000);
        foreach (var engine in new[] { TestEngine.Sqlite, TestEngine.PostgreSql })
        {
            await using var many = await ManyChanges.Create(engine, rows, ct);
            foreach (var (name, filter) in Filters)
            {
                var times = await Measure(many.Database, filter, settings.Choose(30, 5));
                var p95 = Percentile.Of(times, 0.95);
                yield return new Figure($"{engine}: {name}", p95, "ms")
                {
                    Limit = Target,
                    Peer = "target",
                    Target = "p95 under 100 ms",
                    Met = p95 < Target,
                    More = new Dictionary<string, object?> { ["rows"] = rows, ["medianMs"] = Math.Round(Percentile.Median(times), 1) },
                };
            }
        }
    }

    private static async Task<List<double>> Measure(TestDatabase database, StagedFilter filter, int times)
    {
        var measured = new List<double>();
        for (var run = -2; run < times; run++)
        {
            var (first, took) = await Timed(database, filter, null);
            if (run >= 0)
                measured.Add(took);
            if (first.NextCursor is not { } cursor)
                continue;

            var (_, next) = await Timed(database, filter, cursor);
            if (run >= 0)
                measured.Add(next);
        }

        return measured;
    }

    private static async Task<(PagedResult<StagedChangeRow> Page, double Ms)> Timed(TestDatabase database, StagedFilter filter, string? cursor)
    {
        var started = Stopwatch.GetTimestamp();
        var page = await database.Send(new ListStagedChangesQuery(filter, new PageRequest(50, cursor)));
        return (page.Value, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
