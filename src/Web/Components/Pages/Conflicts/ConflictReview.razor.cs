using Microsoft.AspNetCore.Components;
using ShopifySync.Application.Conflicts;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Web.Components.Pages.Staging;
using Dispatcher = ShopifySync.Web.Dispatch.Dispatcher;

namespace ShopifySync.Web.Components.Pages.Conflicts;

public sealed partial class ConflictReview(Dispatcher dispatcher, NavigationManager navigation, IProgressFeed feed)
{
    private IDisposable? _subscription;
    private ConflictDetails? _conflict;
    private DecisionToast _toast = default!;
    private Error? _error;
    private bool _busy, _moved;

    [Parameter]
    public Guid Id { get; set; }

    private bool IsOpen => _conflict?.Status == ConflictStatus.Open;

    public void Dispose() => _subscription?.Dispose();

    protected override void OnInitialized() => _subscription = feed.Subscribe(_ => InvokeAsync(Check), RowsChanged.Conflicts);

    protected override Task OnParametersSetAsync() => _conflict?.Id.Value == Id ? Task.CompletedTask : Reload();

    private static string Words(ConflictResolution resolution, ConflictKind kind) => (resolution, kind) switch
    {
        (ConflictResolution.Local, ConflictKind.Match) => "Matched",
        (_, ConflictKind.Match) => "Proposed as a new product",
        (ConflictResolution.Local, _) => "Ours is kept",
        (ConflictResolution.Remote, _) => "Shopify's is taken",
        _ => "Your value is used",
    };

    private async Task Reload()
    {
        var found = await dispatcher.Send(new GetConflictQuery(new ConflictId(Id)));
        (_error, _moved) = (found.Error, false);
        _conflict = found.IsFailure ? null : found.Value;
    }

    /// <summary>Nothing changes under a reader's eyes: that it moved is said, and shown when asked for.</summary>
    private async Task Check()
    {
        if (_conflict is not { } shown || _busy)
            return;

        var now = await dispatcher.Send(new GetConflictQuery(shown.Id));
        if (now.IsFailure || _conflict?.Id != shown.Id)
            return;

        if (now.Value.Status == shown.Status && now.Value.Revision == shown.Revision)
            _conflict = shown with { NextOpenId = now.Value.NextOpenId };
        else
            _moved = true;
        StateHasChanged();
    }

    private async Task Resolve(ConflictResolution resolution, string? value)
    {
        if (_conflict is not { } conflict || _busy)
            return;

        _busy = true;
        var resolved = await dispatcher.Send(new ResolveConflictCommand(conflict.Id, conflict.Revision, resolution, value));
        _busy = false;
        if (resolved.IsFailure)
        {
            await Reload();
            _error = resolved.Error;
            return;
        }

        _toast.Show($"{Words(resolution, conflict.Kind)}: {conflict.ProductTitle}.{(conflict.NextOpenId is null ? " No other conflict is open." : "")}");
        if (conflict.NextOpenId is { } next)
            navigation.NavigateTo($"/conflicts/{next}");
        else
            await Reload();
    }
}
