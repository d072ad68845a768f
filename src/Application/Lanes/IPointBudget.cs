using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Lanes;

/// <summary>What a store's bucket of points holds, as far as Shopify has told.</summary>
public interface IPointBudget
{
    /// <summary>Null before the first call to the store.</summary>
    PointBudget? Of(StoreId store);
}

/// <param name="RestoreRate">Points a second that are restored for us: what others take is left out.</param>
/// <param name="OthersRate">Points a second that others seem to take: another app's calls with our token, or a second server.</param>
public sealed record PointBudget(double Available, double Maximum, double RestoreRate, double OthersRate = 0)
{
    /// <summary>More than any plan of Shopify's has: a store emulator that does not limit.</summary>
    private const double MoreThanAnyPlan = 1_000_000;

    public bool IsUnlimited => RestoreRate >= MoreThanAnyPlan;

    /// <summary>The part of the bucket that is used up, from 0 to 1.</summary>
    public double Used => Maximum > 0 ? Math.Clamp(1 - (Available / Maximum), 0, 1) : 0;
}
