namespace ShopifySync.Application.Common;

/// <summary>A request that only some may send. Checked afresh against the grants at every dispatch, whoever the caller is.</summary>
public interface IRequireRole
{
    static abstract Role Needed { get; }
}
