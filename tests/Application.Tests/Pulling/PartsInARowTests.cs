using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Tests.Pulling;

public sealed class PartsInARowTests
{
    [Test]
    public async Task Groups_AreOpenAsLongAsWhoReadsAheadHasThemInHand()
    {
        var file = new File(2, 0, 1, 3);
        using var parts = new PartsInARow(file, Run(parts: 4), linked: false, first: 0, () => true);

        var seen = new List<string>();
        await foreach (var group in ReadAhead.Of(parts.Groups(10), CancellationToken.None))
        {
            var (part, id) = file.Named(group);
            Assert.That(file.IsOpen(part), $"part {part} is open while its group {id} is in hand");
            await Task.Delay(5);
            Assert.That(file.IsOpen(part), $"part {part} is still open when the next one is being read");
            seen.Add(id);
        }

        Assert.That(seen, Is.EqualTo(new[] { "0.0", "0.1", "2.0", "3.0", "3.1", "3.2" }));
        Assert.That(parts.Read, Is.EqualTo(4));
    }

    [Test]
    public void Groups_KeepTwoPartsOpenAtMost()
    {
        var file = new File(2, 2, 2, 2);
        using var parts = new PartsInARow(file, Run(parts: 4), linked: false, first: 0, () => true);

        var open = parts.Groups(10).Select(_ => file.OpenParts).ToList();

        Assert.That(open.Max(), Is.EqualTo(2));
    }

    [Test]
    public void Groups_StopAfterThePartInWhichTheTimeRanOut()
    {
        var file = new File(1, 1, 1, 1);
        var more = new Queue<bool>([true, false]);
        using var parts = new PartsInARow(file, Run(parts: 4), linked: false, first: 1, more.Dequeue);

        var seen = parts.Groups(10).Select(g => file.Named(g).Id).ToList();

        Assert.That(seen, Is.EqualTo(new[] { "1.0", "2.0" }));
        Assert.That(parts.Read, Is.EqualTo(2));
    }

    [Test]
    public void Dispose_ClosesWhatWasLeftInTheMiddle()
    {
        var file = new File(1, 2);
        using (var parts = new PartsInARow(file, Run(parts: 2), linked: false, first: 0, () => true))
            Assert.That(parts.Groups(10).Take(2).Count(), Is.EqualTo(2));

        Assert.That(file.OpenParts, Is.Zero);
    }

    private static BulkRun Run(int parts)
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var run = BulkRun.Plan(BulkRunId.New(), BatchId.New(), StoreId.New(), BulkRunType.Query, attempt: 1, now);
        run.CutInto(parts);
        return run;
    }

    /// <summary>Parts of so many groups, each known by the id of its one orphan; tells which are open.</summary>
    private sealed class File(params int[] groups) : IBulkProducts
    {
        private readonly HashSet<int> _open = [];

        public int OpenParts => InTurn(() => _open.Count);

        public bool IsOpen(int part) => InTurn(() => _open.Contains(part));

        public (int Part, string Id) Named(BulkGroup group) => (group.Orphans[0][0] - '0', group.Orphans[0]);

        public IBulkPart Read(BulkRun run, int part, bool linked)
        {
            InTurn(() => _open.Add(part));
            return new Part(groups[part], part, () => InTurn(() => _open.Remove(part)));
        }

        public string Query(BulkRunId run, string? search) => throw new NotSupportedException();

        public Task<BulkFile> Prepare(BulkRun run, CancellationToken ct) => throw new NotSupportedException();

        public Predicate<string> Holds(BulkRun run) => throw new NotSupportedException();

        public void Remove(BulkRunId run) => throw new NotSupportedException();

        private T InTurn<T>(Func<T> ask)
        {
            lock (_open)
                return ask();
        }

        private sealed class Part(int count, int number, Action close) : IBulkPart
        {
            public IEnumerable<BulkGroup> Groups(int size) => Enumerable.Range(0, count).Select(i => new BulkGroup([], [], [$"{number}.{i}"], 1, 0));

            public void Dispose() => close();
        }
    }
}
