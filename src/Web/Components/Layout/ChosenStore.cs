using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Components.Layout;

/// <summary>The store that the console looks at; null for all of them. It lives as long as the browser's tab and is remembered in a cookie.</summary>
public sealed class ChosenStore
{
    public event Action? Changed;

    public StoreId? Id { get; private set; }

    public void Restore(string? cookie) => Id = Guid.TryParse(cookie, out var id) ? new StoreId(id) : null;

    public void Choose(StoreId? id)
    {
        Id = id;
        Changed?.Invoke();
    }
}
