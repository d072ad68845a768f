namespace ShopifySync.Web.Components.Pages.Account;

internal static class LocalAddress
{
    /// <summary>
    /// A return address from a link is followed only within this server. Browsers drop tabs and line ends from an address,
    /// so that <c>/TAB/elsewhere</c> would lead to another host.
    /// </summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
