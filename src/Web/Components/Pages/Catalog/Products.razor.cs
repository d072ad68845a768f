using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Web.Components.Layout;
using ShopifySync.Web.Components.Shared;
using Dispatcher = ShopifySync.Web.Dispatch.Dispatcher;

namespace ShopifySync.Web.Components.Pages.Catalog;

public sealed partial class Products(Dispatcher dispatcher, NavigationManager navigation, ChosenStore chosen, TimeProvider clock) : IDisposable
{
    private static readonly string[] Topics = [RowsChanged.Products, RowsChanged.Staged, RowsChanged.Conflicts];
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);
    private ProductChoices _choices = ProductChoices.None;
    private CancellationTokenSource _typing = new();
    private int? _total;
    private int _storeCount;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public string? Sync { get; set; }

    [SupplyParameterFromQuery]
    public string? Vendor { get; set; }

    [SupplyParameterFromQuery]
    public string? Type { get; set; }

    [SupplyParameterFromQuery]
    public string? Tag { get; set; }

    private ProductFilter Filter => new(null, Text, Vendor, Type, Parse<ProductStatus>(Status), Tag, chosen.Id, Parse<SyncStatus>(Sync));

    private bool IsNarrowed => Filter != new ProductFilter(StoreId: chosen.Id);

    private string? Counted => _total is { } total ? $"{Digits.Of(total)} {(IsNarrowed ? "found" : "in the catalogue")}" : null;

    public void Dispose()
    {
        chosen.Changed -= OnStoreChosen;
        _typing.Cancel();
        _typing.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        chosen.Changed += OnStoreChosen;
        var words = await dispatcher.Send(new ListProductChoicesQuery(null, chosen.Id));
        if (!words.IsFailure)
            _choices = words.Value;
    }

    private async Task<Result<PagedResult<ProductRow>>> Load(PageRequest page)
    {
        var found = await dispatcher.Send(new SearchProductsQuery(Filter, page));
        if (!found.IsFailure && found.Value.Items.Count > 0)
            _storeCount = found.Value.Items[0].Stores.Count;
        return found;
    }

    private async Task OnSearch(ChangeEventArgs e)
    {
        await _typing.CancelAsync();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        var typing = _typing.Token;
        await Task.Delay(TypingPause, clock, typing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!typing.IsCancellationRequested)
            Narrow("q", e);
    }

    private void Narrow(string name, ChangeEventArgs? e)
    {
        var value = e?.Value as string;
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value), replace: true);
    }

    private void OnStoreChosen() => InvokeAsync(StateHasChanged);

    private static string Under(ProductRow row) =>
        string.Join(" · ", new[] { row.Sku, row.VariantCount > 1 ? $"{row.VariantCount} variants" : null }.Where(t => !string.IsNullOrEmpty(t)));

    private static string Prices(ProductRow row) => (row.LowestPrice, row.HighestPrice) switch
    {
        (null, _) => "",
        ({ } low, { } high) when low != high => string.Create(CultureInfo.InvariantCulture, $"{low:N2} – {high:N2}"),
        ({ } only, _) => only.ToString("N2", CultureInfo.InvariantCulture),
    };

    private static T? Parse<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>As the address and the API say it: <c>notLinked</c>.</summary>
    private static string InAddress<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
