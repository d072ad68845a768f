using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using ShopifySync.Application.Catalog;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Policies;
using ShopifySync.Web.Components.Shared;
using Dispatcher = ShopifySync.Web.Dispatch.Dispatcher;

namespace ShopifySync.Web.Components.Pages.Catalog;

public sealed partial class ProductEdit(Dispatcher dispatcher, NavigationManager navigation, IJSRuntime script)
{
    private const int ShownLength = 60;
    private ProductChoices _choices = ProductChoices.None;
    private ProductDetails? _product;
    private ProductDetails? _newer;
    private ProductDraft? _draft;
    private ConfirmDialog _confirm = default!;
    private Error? _missing;
    private Error? _error;
    private IReadOnlyList<VersionChange>? _moved;
    private string? _saved;
    private bool _preview;
    private bool _saving;

    [Parameter]
    public Guid Id { get; set; }

    private bool IsDirty => _draft is { IsDirty: true };

    private string Subtitle => $"Version {_product!.Version} · {_product.Snapshot.Content.Handle}";

    private string Counted => _draft!.ChangeCount == 1 ? "1 field changed, not saved" : $"{_draft.ChangeCount} fields changed, not saved";

    protected override async Task OnParametersSetAsync()
    {
        if (_product?.Id.Value == Id)
            return;

        await Load();
        var words = await dispatcher.Send(new ListProductChoicesQuery(_product?.CatalogueId, null));
        if (!words.IsFailure)
            _choices = words.Value;
    }

    private async Task Load()
    {
        var found = await dispatcher.Send(new GetProductQuery(new ProductId(Id)));
        _missing = found.Error;
        if (!found.IsFailure)
            Show(found.Value);
    }

    private void Show(ProductDetails product, ProductDraft? draft = null)
    {
        _product = product;
        _draft = draft ?? new ProductDraft(product.Snapshot, product.Version);
        (_newer, _moved, _error) = (null, null, null);
    }

    private async Task Save()
    {
        (_saving, _error, _saved) = (true, null, null);
        StateHasChanged();
        var edited = await dispatcher.Send(new EditProductCommand(_product!.Id, _draft!.Version, _draft.Edits, null));
        _saving = false;
        if (!edited.IsFailure)
        {
            await Load();
            _saved = edited.Value.Moved.Count == 1 ? "Saved: 1 field changed." : $"Saved: {edited.Value.Moved.Count} fields changed.";
        }
        else
        {
            await ShowWhatMoved(edited.Error);
            await script.InvokeVoidAsync("scrollTo", 0, 0); // the reason stands at the top, the button at the bottom
        }
    }

    private async Task ShowWhatMoved(Error refusal)
    {
        _error = refusal;
        if (refusal.Kind != ErrorKind.Conflict)
            return;

        var found = await dispatcher.Send(new GetProductQuery(_product!.Id));
        if (found.IsFailure || found.Value.Version == _draft!.Version)
            return;

        _error = null;
        _newer = found.Value;
        _moved = [.. ProductDiff.Between(new Baseline(_draft.Original, Baseline.NoLocalForms), _newer.Snapshot, _draft.Original, SyncPolicy.Default)
            .Select(d => new VersionChange(d.Path, d.Baseline, d.Local))];
    }

    private void TakeNewer(bool keep)
    {
        var newer = _newer!;
        Show(newer, keep ? _draft!.Onto(newer.Snapshot, newer.Version) : null);
    }

    private void Discard() => Show(_product!);

    private void Changed() => _saved = null;

    private void SetStatus(ChangeEventArgs e)
    {
        _draft!.Set(FieldPath.Status, FieldValue.Of(Enum.Parse<ProductStatus>((string)e.Value!)));
        Changed();
    }

    private async Task ToggleLock()
    {
        var locked = !_product!.Locked;
        if (locked && IsDirty && !await _confirm.Ask("Lock with unsaved changes?", "What you changed on this page is not saved and will be discarded.", "Lock and discard", dangerous: true))
            return;

        var done = await dispatcher.Send(new LockProductCommand(_product.Id, locked));
        if (done.IsFailure)
            _error = done.Error;
        else
            await Load();
    }

    private async Task Delete()
    {
        if (!await _confirm.Ask("Delete this product?", $"'{_product!.Snapshot.Content.Title}' and its history leave the catalogue. This cannot be undone.", "Delete the product", dangerous: true))
            return;

        var deleted = await dispatcher.Send(new DeleteProductCommand(_product.Id));
        if (deleted.IsFailure)
        {
            _error = deleted.Error;
            return;
        }

        _draft = null;
        navigation.NavigateTo("products");
    }

    private async Task Guard(LocationChangingContext context)
    {
        if (IsDirty && !await _confirm.Ask("Leave without saving?", $"{Counted}.", "Leave and discard", dangerous: true))
            context.PreventNavigation();
    }

    private static string Short(string? value) => FieldValue.Display(value) switch
    {
        "" => "empty",
        { Length: > ShownLength } text => $"{text[..ShownLength]}…",
        var text => text,
    };
}
