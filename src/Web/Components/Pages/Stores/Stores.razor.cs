using MediatR;
using Radzen;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Components.Pages.Stores;

public sealed partial class Stores
{
    private static readonly string[] Topics = [RowsChanged.Stores, RowsChanged.Batches];

    private readonly HashSet<StoreId> _busy = [];
    private IReadOnlyList<StoreRow> _stores = [];
    private ConfirmDialog _confirm = default!;
    private Error? _error;

    private async Task Load()
    {
        var listed = await Dispatcher.Send(new ListStoresQuery());
        _error = listed.Error;
        if (!listed.IsFailure)
            _stores = listed.Value;
    }

    private Task Test(StoreRow store) => Do(store, new TestStoreCommand(store.Id), identity =>
        Notifications.Notify(NotificationSeverity.Success, $"{identity.Name} answers", $"{identity.Scopes.Count} access scopes, none is missing."));

    private Task Pull(StoreRow store) => Do(store, new StartPullCommand(store.Id, PullMode.Incremental, null, null, false, null), batch =>
        Navigation.NavigateTo($"/batches/{batch}"));

    private async Task Disconnect(StoreRow store)
    {
        var sure = await _confirm.Ask($"Disconnect {store.Name}?",
            "Its access token is forgotten, and running batches of this store are cancelled. Products, links and history stay; connecting it again goes on from there.",
            "Disconnect", dangerous: true);
        if (sure)
        {
            await Do(store, new DisconnectStoreCommand(store.Id), report => Notifications.Notify(NotificationSeverity.Info, $"{store.Name} is disconnected",
                $"{report.CancelledBatches} batches cancelled, {report.OpenChanges} open changes wait, {report.Links} links stay."));
        }
    }

    private async Task Do<TValue>(StoreRow store, IRequest<Result<TValue>> request, Action<TValue> onSuccess)
    {
        if (!_busy.Add(store.Id))
            return;

        var outcome = await Dispatcher.Send(request);
        _busy.Remove(store.Id);
        await Load();
        _error = outcome.Error;
        if (!outcome.IsFailure)
            onSuccess(outcome.Value);
    }
}
