using ShopifySync.Domain.Batches;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>Parts of a file, the groups of one after those of another without a pause in between.</summary>
/// <param name="first">The part to begin with, which is always read.</param>
/// <param name="another">Whether one more part is begun.</param>
internal sealed class PartsInARow(IBulkProducts products, BulkRun run, bool linked, int first, Func<bool> another) : IDisposable
{
    private IBulkPart? _before;
    private IBulkPart? _open;

    /// <summary>Parts of which every group was given.</summary>
    public int Read { get; private set; }

    public IEnumerable<BulkGroup> Groups(int size)
    {
        do
        {
            _open = products.Read(run, first + Read, linked);
            var given = false;
            foreach (var group in _open.Groups(size))
            {
                yield return group;

                // Who reads ahead has the group that was just given still in hand, and no other: those of the part before are done.
                Close(ref _before);
                given = true;
            }

            if (given)
                (_before, _open) = (_open, null);
            else
                Close(ref _open);
            Read++;
        }
        while (first + Read < run.Partitions && another());
    }

    public void Dispose()
    {
        Close(ref _before);
        Close(ref _open);
    }

    private static void Close(ref IBulkPart? part)
    {
        part?.Dispose();
        part = null;
    }
}
