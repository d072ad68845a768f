using System.Runtime.CompilerServices;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>Takes the next item on another thread while one is worked on, so that reading and writing share the processors.</summary>
internal static class ReadAhead
{
    public static async IAsyncEnumerable<T> Of<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken ct)
    {
        using var each = items.GetEnumerator();
        var next = Take();
        try
        {
            while (await next)
            {
                ct.ThrowIfCancellationRequested();
                var item = each.Current;
                next = Take();
                yield return item;
            }
        }
        finally
        {
            // Left early: what is taken at this moment must end before its source is closed. Its failure is nobody's business any more.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<bool> Take() => Task.Run(each.MoveNext, CancellationToken.None);
    }
}
