using MediatR;
using Microsoft.AspNetCore.Components;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;
using Dispatcher = ShopifySync.Web.Dispatch.Dispatcher;

namespace ShopifySync.Web.Components.Pages.Staging;

public sealed partial class StagedChangeReview(Dispatcher dispatcher, NavigationManager navigation, IProgressFeed feed)
{
    private readonly FieldTicks _ticks = new();
    private StagedChangeDetails? _change;
    private StagedFilter _within = StagedFilter.Everything;
    private IDisposable? _subscription;
    private DecisionToast _toast = default!;
    private StagedChangeId? _decided;
    private Error? _error;
    private string? _address, _comment;
    private bool _showBaseline, _busy, _moved, _help;

    [Parameter] public Guid Id { get; set; }

    private string ListQuery => new Uri(navigation.Uri).Query;

    private string BackHref => _change is { } change ? $"/staged{With(ListQuery, $"at={change.Seq}")}" : $"/staged{ListQuery}";

    private bool MayApprove => _change?.Kind != ChangeKind.Update || _ticks.Ticked > 0;

    private string ApproveWords => _change?.Kind == ChangeKind.Update && _ticks.Unticked > 0
        ? _ticks.Ticked == 0 ? "Nothing is ticked" : $"Approve {_ticks.Ticked}, reject {_ticks.Unticked}"
        : "Approve";

    private string RejectWords => _change?.Kind == ChangeKind.Update && _ticks.Ticked + _ticks.Unticked > 1 ? $"Reject all {_ticks.Ticked + _ticks.Unticked}" : "Reject";

    private string? AdminAddress => _change?.RemoteId is { } gid && gid.LastIndexOf('/') is > 0 and var slash
        ? $"https://{_change.StoreDomain}/admin/products/{gid[(slash + 1)..]}"
        : null;

    private (string Class, string Title, string Text)? Notice => _change switch
    {
        { Status: StagedChangeStatus.Stale } => ("alert-waiting", "It moved after it was approved.", "Nothing was written. Both values are shown; decide again."),
        { Status: StagedChangeStatus.Failed, Kind: not ChangeKind.Update } c => ("alert-bad", "It was refused when it was written.", c.Comment ?? "Approve it again once the cause is mended."),
        { Status: StagedChangeStatus.Failed } => ("alert-bad", "Some fields were refused when they were written.", "Each says why. Mend the cause, then approve again; or reject it."),
        { Status: StagedChangeStatus.Pending } => null,
        { DecidedBy: { } by } c => ("alert-info", $"{StagedWords.Text(c.Status)} by {by}{(c.Comment is { Length: > 0 } said ? $": {said}" : ".")}", StagedWords.Meaning(c.Status, c.Direction)),
        _ => null,
    };

    public void Dispose() => _subscription?.Dispose();

    protected override void OnInitialized() => _subscription = feed.Subscribe(_ => InvokeAsync(Check), RowsChanged.Staged);

    protected override async Task OnParametersSetAsync()
    {
        if (_address == navigation.Uri)
            return;

        _address = navigation.Uri;
        await Reload();
    }

    private static string With(string query, string part) => query.Length > 1 ? $"{query}&{part}" : $"?{part}";

    private string? HrefOf(StagedChangeId? id) => id is null ? null : $"/staged/{id}{ListQuery}";

    private bool CanTick(StagedField field) => _change is { CanDecide: true } && FieldTicks.IsDecidable(field);

    private async Task Reload()
    {
        var filter = StagedAddress.Read(StagedAddress.Parse(ListQuery));
        _within = filter.IsFailure ? StagedFilter.Everything : filter.Value;
        var found = await dispatcher.Send(new GetStagedChangeQuery(new StagedChangeId(Id), _within));
        (_error, _moved) = (found.Error, false);
        if (found.IsFailure)
        {
            _change = null;
            return;
        }

        _comment = null;
        _change = found.Value;
        _ticks.Begin(_change.Fields);
    }

    /// <summary>Nothing changes under a reader's eyes: that it moved is said, and shown when asked for.</summary>
    private async Task Check()
    {
        if (_change is not { } shown || _busy)
            return;

        var now = await dispatcher.Send(new GetStagedChangeQuery(shown.Id, _within));
        if (now.IsFailure || _change?.Id != shown.Id)
            return;

        if (now.Value.Status == shown.Status && now.Value.Revision == shown.Revision)
            _change = shown with { PreviousId = now.Value.PreviousId, NextId = now.Value.NextId, NextWaitingId = now.Value.NextWaitingId };
        else
            _moved = true;
        StateHasChanged();
    }

    private Task OnKey(string key) => (key, _help) switch
    {
        ("?", _) => Task.FromResult(_help = !_help),
        (_, true) => Task.CompletedTask,
        ("j", _) => Go(_change?.NextId),
        ("k", _) => Go(_change?.PreviousId),
        ("a", _) when MayApprove => Approve(),
        ("r", _) => Reject(),
        ("u", _) => Undo(),
        _ => Task.CompletedTask,
    };

    private Task Go(StagedChangeId? id)
    {
        if (id is not null)
            navigation.NavigateTo($"/staged/{id}{ListQuery}");
        return Task.CompletedTask;
    }

    private Task Approve() => _change switch
    {
        { Kind: ChangeKind.Update } c when _ticks.Unticked > 0 =>
            Decide($"Approved {_ticks.Ticked}, rejected {_ticks.Unticked}", new DecideStagedChangeCommand(c.Id, c.Revision, _ticks.Paths(true), _ticks.Paths(false), _comment)),
        { } c => Decide("Approved", new ApproveStagedChangeCommand(c.Id, c.Revision, AllPaths(c), _comment)),
        _ => Task.CompletedTask,
    };

    private Task Reject() => _change is { } c
        ? Decide("Rejected", new RejectStagedChangeCommand(c.Id, c.Revision, AllPaths(c), _comment))
        : Task.CompletedTask;

    private IReadOnlyCollection<Domain.Catalog.FieldPath>? AllPaths(StagedChangeDetails change) =>
        change.Kind == ChangeKind.Update ? [.. _ticks.Paths(true), .. _ticks.Paths(false)] : null;

    private async Task Decide(string what, IRequest<Result<DecidedChange>> command)
    {
        if (_change is not { CanDecide: true } change || _busy)
            return;

        _busy = true;
        var decided = await dispatcher.Send(command);
        _busy = false;
        if (decided.IsFailure)
        {
            await Reload();
            _error = decided.Error;
            return;
        }

        _decided = change.Id;
        var last = change.NextWaitingId is null;
        _toast.Show($"{what}: {change.Title}.{(last ? " Nothing else waits in this list." : "")}", UndoLast);
        if (last)
            await Reload();
        else
            await Go(change.NextWaitingId);
    }

    /// <summary>The decision that is shown, or else the last one of this sitting: then one is taken back to it.</summary>
    private Task Undo() => _busy ? Task.CompletedTask : _change is { CanUndo: true } shown ? Undo(shown.Id) : UndoLast();

    private Task UndoLast() => _decided is { } id ? Undo(id) : Task.CompletedTask;

    private async Task Undo(StagedChangeId id)
    {
        _busy = true;
        var undone = await dispatcher.Send(new UndoStagedChangeCommand(id));
        _busy = false;
        if (!undone.IsFailure)
        {
            _decided = null;
            _toast.Show("Taken back: it waits again.");
        }

        if (id.Value == Id)
            await Reload();
        else if (!undone.IsFailure)
            await Go(id);
        _error = undone.Error;
        StateHasChanged();
    }
}
