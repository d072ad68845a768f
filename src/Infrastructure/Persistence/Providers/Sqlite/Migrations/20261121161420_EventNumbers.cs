using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EventNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "number",
                table: "events",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "event_counter",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_counter", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_events_not_numbered",
                table: "events",
                column: "seq",
                filter: "number IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_events_number",
                table: "events",
                column: "number",
                unique: true,
                filter: "number IS NOT NULL");

            // What is there keeps the order it was told in; from here on numbers are given after the commit.
            migrationBuilder.Sql("UPDATE events SET number = seq");
            migrationBuilder.Sql("INSERT INTO event_counter (id, last) SELECT 1, COALESCE(MAX(seq), 0) FROM events");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_counter");

            migrationBuilder.DropIndex(
                name: "ix_events_not_numbered",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ux_events_number",
                table: "events");

            migrationBuilder.DropColumn(
                name: "number",
                table: "events");
        }
    }
}
