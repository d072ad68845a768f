namespace ShopifySync.Domain.Batches;

/// <summary>The sums of a batch. Setters are for the mapping; running batches are only ever incremented in the database.</summary>
public sealed class BatchCounts
{
    /// <summary>Products read from the store, or changes taken up by a push or apply.</summary>
    public int Seen { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Products with a new or moved staged change.</summary>
    public int Staged { get; private set; }

    public int Conflicted { get; private set; }

    /// <summary>Products that could not be read or understood, with the reason in the batch's operations.</summary>
    public int Quarantined { get; private set; }

    /// <summary>Changes applied or pushed.</summary>
    public int Done { get; private set; }

    public int Stale { get; private set; }
    public int Failed { get; private set; }
    public int Pages { get; private set; }

    /// <summary>1 once the last page was read: Shopify said that there is no next one.</summary>
    public int LastPages { get; private set; }

    /// <summary>Points that Shopify charged (actual cost).</summary>
    public int Points { get; private set; }

    public int Calls { get; private set; }
}
